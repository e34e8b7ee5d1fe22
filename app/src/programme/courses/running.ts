import { sql } from 'kysely';
import { kindPrecedence } from './release-date.ts';

const kinds = sql.val([...kindPrecedence]);

/**
 * The release record that counts for the person of row `course`, as `currentReleaseDate` finds it: of the last stay's
 * that stand, a known date before an unknown one, then the kind, then the certainty, then the newest.
 */
export const releaseOf = (course: string) => sql`
  select d.kind, d.date, coalesce(d.latest_date, d.date) as last_date
  from programme.release_date d
  where d.person_id = ${sql.ref(`${course}.person_id`)} and d.superseded_by is null and d.stay is not null
  order by d.stay desc, d.date is null, array_position(${kinds}::text[], d.kind),
    array_position(array['certain', 'likely', 'uncertain', 'unknown'], d.certainty), d.recorded_at desc, d.id
  limit 1`;

/** The running courses of the viewer's branches, each with the release that counts and since when it rests. */
export const runningCourses = sql`
  select c.id, c.person_id, c.opened_on, h.from_on as rests_from, h.word_on, d.kind, d.date, d.last_date
  from programme.course c
  left join programme.course_hold h on h.course_id = c.id and h.until_on is null
  left join lateral (${releaseOf('c')}) d on true
  where c.closed_on is null and c.branch_id = any ((select office.viewer_branches())::uuid[])`;
