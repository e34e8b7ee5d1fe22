import type { Database } from '../../../platform/database/register.ts';
import { namesOf } from '../../mentors/store.ts';
import { cardOfPerson } from '../card/store.ts';
import { consentsOf } from '../store.ts';
import { wordingsFor } from '../wordings/store.ts';

/** What the panel of consents shows of a person, beside the person. */
export const consentingOf = async (db: Database, personId: string, now: Temporal.Instant) => {
  const consents = await consentsOf(db, personId);
  return {
    consents,
    wordings: await wordingsFor(db),
    names: await namesOf(
      db,
      consents.flatMap((one) => [one.recorded_by, one.withdrawn_by]),
    ),
    card: await cardOfPerson(db, personId, now),
  };
};
export type Consenting = Awaited<ReturnType<typeof consentingOf>>;
