import { randomUUID } from 'node:crypto';
import {
  blindCodes,
  commitment,
  genesisOf,
  lockProtocol,
  newSecret,
  sealRandomisation,
} from '@primus-motor/trial';
import { Refused } from '../office/refused.ts';
import type { Register } from '../platform/database/register.ts';
import { secretPurpose } from './allocation.ts';
import type { DoorParts } from './enrol.ts';

export interface NewStudy {
  readonly slug: string;
  /** The protocol as it was written, a plain object that has passed the study side's checks. */
  readonly source: unknown;
  readonly invented: boolean;
}

const slugTaken = (slug: string) =>
  new Refused('slug-taken', {
    da: `Der er allerede et forsøg med id ${slug}. Skriv et andet id i protokollen.`,
    en: `There is already a study with the id ${slug}. Write another id in the protocol.`,
  });

/**
 * Registers a study together with its sealed secret, its commitment and the coding of its arms, in one transaction.
 * Nobody sees the secret: it is made here, sealed here and opened only to draw.
 *
 * @returns the study's id and commitment
 * @throws Refused when another study has the same name in its address
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
      const made = await db
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
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (made === undefined) throw slugTaken(study.slug);
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
