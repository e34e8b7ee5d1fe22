import { sql } from 'kysely';
import { daysPhrase, formatDate, type Lang } from '../../ui/index.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import { isOverdue, lastDay } from './closing.ts';
import {
  anchorOf,
  decisionDays,
  decisionExpected,
  passedUnconfirmed,
  type ReleaseDate,
  sinceRelease,
} from './release-date.ts';
import { currentReleaseDates } from './release-store.ts';
import { runningCourses } from './running.ts';
import { type Course, coursesById } from './store.ts';
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
    action: da ? 'Det er aftalt' : 'It is agreed',
    press: { action: `${path}/steps`, fields: { step: gateStep, done: 'yes', list: 'today' } },
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
export const courseDayLines: DaySource = async (db, { lang, today }, slice) => {
  const day = sql`${today.toString()}::date`;
  const { rows } = await sql<{ id: string; what: 'release' | 'decision' | 'overdue'; total: number }>`
    with running as (${runningCourses})
    select r.id, w.what, count(*) over ()::integer as total
    from running r
    cross join lateral (select r.kind <> 'actual' and r.last_date < ${day} as unconfirmed, r.date - ${day} as days) n
    cross join lateral (values
      ('release', n.unconfirmed, 0),
      ('release', r.rests_from is null and r.kind <> 'actual' and not n.unconfirmed
         and n.days between 0 and ${-gateFrom}::integer
         and not exists (select 1 from programme.schedule_item s where s.course_id = r.id and s.step = ${gateStep}
                         and s.done_on is not null),
       case when n.days < ${-gateTo}::integer then 0 else 1 end),
      ('decision', r.kind in ('two-thirds', 'conditional-pending') and not n.unconfirmed
         and n.days < ${decisionDays}::integer, 1),
      ('overdue', r.rests_from is null and r.kind = 'actual' and -n.days > ${lastDay}::integer, 1)
    ) w (what, asks, tone)
    where w.asks
    order by w.tone, r.date, r.id, w.what
    limit ${slice.limit} offset ${slice.offset}`.execute(db);
  const courses = await coursesById(
    db,
    rows.map(({ id }) => id),
  );
  const releases = await currentReleaseDates(
    db,
    [...courses.values()].map(({ personId }) => personId),
  );
  return partOf(rows, ({ id, what }) => {
    const course = courses.get(id);
    if (course === undefined) return undefined;
    const current = releases.get(course.personId);
    if (what === 'release') return releaseLine(lang, course, current, false, today);
    return what === 'decision'
      ? decisionLine(lang, course, current, today)
      : overdueLine(lang, course, current, today);
  });
};
