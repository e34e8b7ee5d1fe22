import type { Database } from '../../../platform/database/register.ts';
import { namesOf } from '../../mentors/store.ts';
import { cardOfPerson } from '../card/store.ts';
import { consentsOf } from '../store.ts';
import { wordingsFor } from '../wordings/store.ts';

/** What the panel of consents shows of a person, beside the person. */
export const consentingOf = async (db: Database, personId: string, now: Temporal.Instant) => {
  const [consents, wordings, card] = await Promise.all([
    consentsOf(db, personId),
    wordingsFor(db),
    cardOfPerson(db, personId, now),
  ]);
  const authors = consents.flatMap((one) => [one.recorded_by, one.withdrawn_by]);
  return { consents, wordings, card, names: await namesOf(db, authors) };
};
export type Consenting = Awaited<ReturnType<typeof consentingOf>>;
