import { randomUUID } from 'node:crypto';
import {
  blindCodes,
  commitment,
  genesisOf,
  lockProtocol,
  newSecret,
  sealRandomisation,
} from '@primus-motor/trial';
import type { Register } from '../platform/database/register.ts';
import { secretPurpose } from './allocation.ts';
import type { DoorParts } from './enrol.ts';

export interface NewStudy {
  readonly slug: string;
  /** The protocol as it was written, a plain object that has passed the study side's checks. */
  readonly source: unknown;
  readonly invented: boolean;
}

/**
 * Registers a study together with its sealed secret, its commitment and the coding of its arms, in one transaction.
 * Nobody sees the secret: it is made here, sealed here and opened only to draw.
 *
 * @returns the study's id and commitment
 */
export const sealStudy = async (
  doors: Register,
  parts: DoorParts,
  study: NewStudy,
): Promise<{ readonly id: string; readonly commitment: string }> => {
  const { secrets, clock, viewer } = parts;
  const organisationId = viewer.organisation?.id ?? '';
  const locked = lockProtocol(study.source);
  const secret = newSecret();
  const sealed = sealRandomisation(locked, secret);
  const published = commitment(sealed);
  const experimental = locked.protocol.arms.find((arm) => arm.role === 'experimental')?.code ?? '';
  const id = randomUUID();
  return doors.change(
    (made) => ({
      action: 'study.registered',
      subject: made.id,
      detail: { protocol: locked.hash, commitment: made.commitment },
    }),
    async (db) => {
      await db
        .insertInto('study.study')
        .values({
          id,
          organisation_id: organisationId,
          slug: study.slug,
          title_da: locked.protocol.title.da,
          title_en: locked.protocol.title.en,
          invented: study.invented,
          protocol: JSON.stringify(study.source),
          protocol_hash: locked.hash,
          state: 'draft',
          commitment: published,
          registered_at: clock.now().toString(),
        })
        .execute();
      await db
        .insertInto('study.sealed_secret')
        .values({ study_id: id, secret_sealed: secrets.seal(secretPurpose, secret) })
        .execute();
      await db
        .insertInto('study.sealed_arm_code')
        .values({ study_id: id, mentoring_code: blindCodes(sealed)[experimental] ?? '' })
        .execute();
      await db
        .insertInto('study.ledger')
        .values({ study_id: id, rows: 0, hash: genesisOf(published) })
        .execute();
      return { id, commitment: published };
    },
  );
};
