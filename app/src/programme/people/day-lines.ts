import type { Database } from '../../platform/database/register.ts';
import type { Lang } from '../../ui/index.ts';
import { unconfirmedLine } from '../courses/day-lines.ts';
import { currentReleaseDates } from '../courses/release-store.ts';
import type { DayLine } from '../today/lines.ts';
import { followedOnly } from './store.ts';

/**
 * Follow-up in a study counts from the release, in both arms alike: who has no course is asked about just like who has
 * one.
 */
export const followedDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const people = await followedOnly(db);
  const releases = await currentReleaseDates(
    db,
    people.map(({ id }) => id),
  );
  return people.flatMap(({ id, name }) => {
    const line = unconfirmedLine(lang, { name, path: `/people/${id}` }, releases.get(id), today);
    return line === undefined ? [] : [line];
  });
};
