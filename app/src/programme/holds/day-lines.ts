import type { Database } from '../../platform/database/register.ts';
import { type Lang, plural } from '../../ui/index.ts';
import { listCourses } from '../courses/store.ts';
import type { DayLine } from '../today/lines.ts';
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

/** Courses that rest without word. */
export const holdDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const resting = (await listCourses(db, { running: true })).filter(({ hold }) => hold !== undefined);
  const holds = await runningHolds(
    db,
    resting.map(({ id }) => id),
  );
  return resting.flatMap((course) => {
    const hold = holds.get(course.id);
    const line = hold === undefined ? undefined : holdLine(lang, course, hold, today);
    return line === undefined ? [] : [line];
  });
};
