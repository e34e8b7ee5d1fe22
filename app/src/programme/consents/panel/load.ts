import type { Database } from '../../../platform/database/register.ts';
import { colleagueNames } from '../../mentors/store.ts';
import { cardOfPerson } from '../card/store.ts';
import { consentsOf } from '../store.ts';
import { wordingsFor } from '../wordings/store.ts';

/** What the panel of consents shows of a person, beside the person. */
export const consentingOf = async (db: Database, personId: string, now: Temporal.Instant) => ({
  consents: await consentsOf(db, personId),
  wordings: await wordingsFor(db),
  names: await colleagueNames(db),
  card: await cardOfPerson(db, personId, now),
});
export type Consenting = Awaited<ReturnType<typeof consentingOf>>;
