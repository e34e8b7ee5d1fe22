import { sql } from 'kysely';
import type { Lang } from '../../ui/index.ts';
import { runningCourses } from '../courses/running.ts';
import { coursesById } from '../courses/store.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { contactGapDays } from './contact.ts';

/** What a course without contact asks for, counted in whole days; undefined while there is contact. */
export const contactLine = (
  lang: Lang,
  course: { readonly id: string; readonly person: string },
  days: number,
): DayLine | undefined => {
  if (days <= contactGapDays) return undefined;
  return {
    tone: days > 2 * contactGapDays ? 'danger' : 'soon',
    href: `/courses/${course.id}`,
    ...(lang === 'da'
      ? { text: `Ingen har haft kontakt med ${course.person} i ${days} dage.`, action: 'Se forløbet' }
      : {
          text: `Nobody has been in contact with ${course.person} for ${days} days.`,
          action: 'See the course',
        }),
  };
};

/**
 * Courses with a mentor and a month without a contact that was held, whoever of the two should have held it, the longest
 * silence first. A course that rests is asked for nothing, and after its pause the month begins anew.
 */
export const contactDayLines: DaySource = async (db, { lang, today }, slice) => {
  const day = sql`${today.toString()}::date`;
  const { rows } = await sql<{ id: string; days: number; total: number }>`
    with running as (${runningCourses}), counted as (
      select r.id, ${day} - greatest(a.paired_on, h.resumed_on, k.held_on) as days
      from running r
      cross join lateral (select min(lower(a.period)) as paired_on from programme.assignment a
                          where a.course_id = r.id and a.period @> ${day}) a
      cross join lateral (select max(h.until_on) as resumed_on from programme.course_hold h
                          where h.course_id = r.id and h.until_on > h.from_on) h
      left join lateral (select k.held_on from programme.contact k where k.course_id = r.id and k.kept = 'held'
                         order by k.held_on desc limit 1) k on true
      where r.rests_from is null and a.paired_on is not null
    )
    select id, days, count(*) over ()::integer as total from counted
    where days > ${contactGapDays}::integer
    order by days desc, id limit ${slice.limit} offset ${slice.offset}`.execute(db);
  const courses = await coursesById(
    db,
    rows.map(({ id }) => id),
  );
  return partOf(rows, ({ id, days }) => {
    const course = courses.get(id);
    return course === undefined ? undefined : contactLine(lang, course, days);
  });
};
