import { type LockedProtocol, lockProtocol } from '@primus-motor/trial';
import type { Database } from '../platform/database/register.ts';

/** A study as the doors need it: its protocol, locked, and where it stands. */
export interface DoorStudy {
  readonly id: string;
  readonly organisationId: string;
  readonly state: string;
  readonly commitment: string;
  readonly locked: LockedProtocol;
}

/** A protocol in the database that no longer has the hash it was registered with. */
export class ProtocolChanged extends Error {
  override readonly name = 'ProtocolChanged';
}

/** @throws ProtocolChanged */
export const lockedProtocol = (row: {
  readonly id: string;
  readonly protocol: unknown;
  readonly protocol_hash: string;
}): LockedProtocol => {
  const locked = lockProtocol(row.protocol);
  if (locked.hash !== row.protocol_hash)
    throw new ProtocolChanged(`the protocol of study ${row.id} was changed`);
  return locked;
};

export const findStudy = async (db: Database, id: string): Promise<DoorStudy | undefined> => {
  const row = await db
    .selectFrom('study.study')
    .select(['id', 'organisation_id', 'state', 'commitment', 'protocol', 'protocol_hash'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return Object.freeze({
    id: row.id,
    organisationId: row.organisation_id,
    state: row.state,
    commitment: row.commitment,
    locked: lockedProtocol(row),
  });
};
