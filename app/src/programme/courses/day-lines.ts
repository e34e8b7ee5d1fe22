import type { Database } from '../../platform/database/register.ts';
import { daysPhrase, formatDate, type Lang } from '../../ui/index.ts';
import type { DayLine } from '../today/lines.ts';
import { isOverdue } from './closing.ts';
import {
  anchorOf,
  decisionExpected,
  passedUnconfirmed,
  type ReleaseDate,
  sinceRelease,
} from './release-date.ts';
import { currentReleaseDates } from './release-store.ts';
import { type Course, listCourses } from './store.ts';
import { gateStep, template } from './template.ts';

/** Days before release from which it must be known who meets at the gate: the step's own window. */
const gateFrom = template.find((step) => step.key === gateStep)?.from ?? 0;
/** So few days before release it is urgent: the step's window is over. */
const gateTo = template.find((step) => step.key === gateStep)?.to ?? 0;

/** A release that passed without word; undefined when none did. */
export const unconfirmedLine = (
  lang: Lang,
  who: { readonly name: string; readonly path: string },
  current: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const release = anchorOf(current);
  if (release === undefined || !passedUnconfirmed(current, today)) return undefined;
  const date = formatDate(lang, release, 'day');
  const da = lang === 'da';
  return {
    tone: 'danger',
    href: `${who.path}/release-date?kind=actual`,
    text: da
      ? `${who.name} skulle være løsladt ${date}, og ingen har bekræftet det.`
      : `${who.name} was to be released on ${date}, and nobody has confirmed it.`,
    action: da ? 'Bekræft løsladelsen' : 'Confirm the release',
  };
};

/** A course that has lasted its year and still runs; undefined while it lasts. */
export const overdueLine = (
  lang: Lang,
  course: Pick<Course, 'id' | 'person'>,
  current: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): DayLine | undefined =>
  isOverdue(sinceRelease(current, today))
    ? {
        tone: 'soon',
        href: `/courses/${course.id}/end`,
        ...(lang === 'da'
          ? {
              text: `${course.person} blev løsladt for mere end et år siden, og forløbet er ikke afsluttet.`,
              action: 'Afslut forløbet',
            }
          : {
              text: `${course.person} was released more than a year ago, and the course has not ended.`,
              action: 'End the course',
            }),
      }
    : undefined;

/** What one course's release date asks for today; undefined when nothing. */
export const releaseLine = (
  lang: Lang,
  course: Pick<Course, 'id' | 'person'>,
  current: ReleaseDate | undefined,
  gateAgreed: boolean,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const release = anchorOf(current);
  if (release === undefined || current === undefined) return undefined;
  const da = lang === 'da';
  const path = `/courses/${course.id}`;
  const unconfirmed = unconfirmedLine(lang, { name: course.person, path }, current, today);
  if (unconfirmed !== undefined) return unconfirmed;
  const days = today.until(release).days;
  if (gateAgreed || current.kind === 'actual' || days < 0 || days > -gateFrom) return undefined;
  const when = daysPhrase(lang, days);
  return {
    tone: days < -gateTo ? 'danger' : 'soon',
    href: path,
    text: da
      ? `${course.person} løslades ${when}; ingen ved, hvem der henter.`
      : `${course.person} is released ${when}; nobody knows who meets at the gate.`,
    action: da ? 'Aftal, hvem der henter' : 'Agree on who meets',
  };
};

/** The day passed on which parole was to be decided, and nobody has written how; undefined before, and without one. */
export const decisionLine = (
  lang: Lang,
  course: Pick<Course, 'id' | 'person'>,
  current: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const day = decisionExpected(current);
  if (day === undefined || Temporal.PlainDate.compare(day, today) >= 0 || passedUnconfirmed(current, today))
    return undefined;
  const date = formatDate(lang, day, 'day');
  return {
    tone: 'soon',
    href: `/courses/${course.id}/release-date?kind=expected`,
    ...(lang === 'da'
      ? {
          text: `Afgørelsen om prøveløsladelse af ${course.person} ventedes omkring ${date}, og ingen har skrevet den.`,
          action: 'Skriv afgørelsen',
        }
      : {
          text: `The decision on parole for ${course.person} was expected about ${date}, and nobody has written it.`,
          action: 'Write the decision',
        }),
  };
};

/**
 * Releases that are near without anybody to meet, releases and decisions that passed without word, and courses that are
 * over. A course that rests is asked only about what passed.
 */
export const courseDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> => {
  const courses = await listCourses(db, { running: true });
  if (courses.length === 0) return [];
  const releases = await currentReleaseDates(
    db,
    courses.map((course) => course.personId),
  );
  const agreed = await db
    .selectFrom('programme.schedule_item')
    .select('course_id')
    .where('step', '=', gateStep)
    .where('done_on', 'is not', null)
    .execute();
  const done = new Set(agreed.map((row) => row.course_id));
  return courses.flatMap((course) => {
    const current = releases.get(course.personId);
    const resting = course.hold !== undefined;
    return [
      releaseLine(lang, course, current, resting || done.has(course.id), today),
      decisionLine(lang, course, current, today),
      resting ? undefined : overdueLine(lang, course, current, today),
    ].filter((line) => line !== undefined);
  });
};
