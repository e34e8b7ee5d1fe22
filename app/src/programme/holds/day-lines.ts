import { sql } from 'kysely';
import { type Lang, plural } from '../../ui/index.ts';
import { runningCourses } from '../courses/running.ts';
import { coursesById } from '../courses/store.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { type Hold, wordDays } from './hold.ts';
import { runningHolds } from './store.ts';

/** A pause that nobody has heard of for a month; undefined while there is word of it. */
export const holdLine = (
  lang: Lang,
  course: { readonly id: string; readonly person: string },
  hold: Hold,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const days = hold.wordOn.until(today).days;
  if (days < wordDays) return undefined;
  const rested = hold.from.until(today).days;
  return {
    tone: 'soon',
    href: `/courses/${course.id}/resume`,
    ...(lang === 'da'
      ? {
          text: `${course.person} har været på pause i ${plural('da', rested, 'dag', 'dage')}, og der er intet nyt i ${days} dage.`,
          action: 'Spørg, og skriv, hvad der er nyt',
        }
      : {
          text: `${course.person} has been paused for ${plural('en', rested, 'day', 'days')}, with no word for ${days} days.`,
          action: 'Ask, and write what is new',
        }),
  };
};

/** Courses that rest without word, the longest silence first. */
export const holdDayLines: DaySource = async (db, { lang, today }, slice) => {
  const { rows } = await sql<{ id: string; total: number }>`
    with running as (${runningCourses})
    select r.id, count(*) over ()::integer as total from running r
    where ${today.toString()}::date - r.word_on >= ${wordDays}::integer
    order by r.word_on, r.id limit ${slice.limit} offset ${slice.offset}`.execute(db);
  const ids = rows.map(({ id }) => id);
  const courses = await coursesById(db, ids);
  const holds = await runningHolds(db, ids);
  return partOf(rows, ({ id }) => {
    const [course, hold] = [courses.get(id), holds.get(id)];
    return course === undefined || hold === undefined ? undefined : holdLine(lang, course, hold, today);
  });
};
