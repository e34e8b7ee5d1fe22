import { daysPhrase, formatDate, type Lang, plural } from '../../ui/index.ts';
import type { DayLine } from '../today/lines.ts';
import { type DaySource, partOf } from '../today/source.ts';
import {
  type AwayRow,
  awayRows,
  lateRequests,
  mentorsToWatch,
  type OpenRequest,
  soonDays,
  waitingApplicants,
} from './attention-store.ts';
import type { Mentor } from './mentor.ts';
import { type RunningOut, runningOut, type Watched } from './running-out.ts';
import { listMentors } from './store.ts';
import { requirementName } from './texts.ts';

/** A check runs out; a training is to be taken again. */
const endingText = (lang: Lang, name: string, ending: RunningOut, today: Temporal.PlainDate): string => {
  const days = today.until(ending.end).days;
  const what = requirementName(lang, ending).toLowerCase();
  const date = formatDate(lang, ending.end, 'day');
  const training = ending.requirement === 'training';
  if (lang === 'da') {
    const over = training ? `skulle være taget igen senest ${date}` : `udløb ${date}`;
    const soon = training ? 'skal tages igen' : 'udløber';
    return days < 0
      ? `${name}: ${what} ${over}. Mentoren får ingen nye forløb.`
      : `${name}: ${what} ${soon} ${daysPhrase('da', days)}, ${training ? 'senest ' : ''}${date}.`;
  }
  const over = training ? `was to be taken again by ${date}` : `expired on ${date}`;
  const soon = training ? 'is to be taken again' : 'ends';
  return days < 0
    ? `${name}: ${what} ${over}. The mentor gets no new courses.`
    : `${name}: ${what} ${soon} ${daysPhrase('en', days)}, ${training ? 'by' : 'on'} ${date}.`;
};

/** What an approved mentor has that runs out first; undefined when nothing does. */
export const checkLine = (
  lang: Lang,
  mentor: Pick<Mentor, 'id' | 'name' | 'running' | 'stage'> & Watched,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const [first] = mentor.stage === 'approved' ? runningOut(mentor, today) : [];
  if (first === undefined) return undefined;
  const days = today.until(first.end).days;
  return {
    tone: days < 0 && mentor.running > 0 ? 'danger' : days <= soonDays ? 'soon' : 'info',
    href: `/mentors/${mentor.id}`,
    text: endingText(lang, mentor.name, first, today),
    action: lang === 'da' ? 'Se mentoren' : 'See the mentor',
  };
};

/** Somebody came back lately, or is away and nobody knows until when. */
export const awayLine = (lang: Lang, row: AwayRow, today: Temporal.PlainDate): DayLine => {
  const da = lang === 'da';
  const days = row.from.until(today).days;
  const text =
    row.returnOn === undefined
      ? da
        ? `${row.name} har været væk i ${days} dage. Dagen for tilbagekomst kendes ikke.`
        : `${row.name} has been away for ${days} days. The day of return is not known.`
      : da
        ? `${row.name} skulle være tilbage ${formatDate(lang, row.returnOn, 'day')} og kan få nye forløb igen.`
        : `${row.name} was to be back on ${formatDate(lang, row.returnOn, 'day')} and can get new courses again.`;
  return {
    tone: 'info',
    text,
    href: `/mentors/${row.mentorId}`,
    action: da ? 'Se mentoren' : 'See the mentor',
  };
};

/** A prison that has not answered in the time that answers take. */
export const requestLine = (lang: Lang, request: OpenRequest, today: Temporal.PlainDate): DayLine => {
  const days = request.sent_on.until(today).days;
  const da = lang === 'da';
  return {
    tone: 'soon',
    href: `/mentors/${request.mentor_id}`,
    text: da
      ? `${request.prison} har ikke svaret om adgang for ${request.mentor} i ${days} dage.`
      : `${request.prison} has not answered about access for ${request.mentor} in ${days} days.`,
    action: da ? 'Se mentoren' : 'See the mentor',
  };
};

/** New volunteers wait for a talk. */
export const applicantLine = (
  lang: Lang,
  waiting: { readonly count: number; readonly since: Temporal.PlainDate },
  today: Temporal.PlainDate,
): DayLine => {
  const days = waiting.since.until(today).days;
  const da = lang === 'da';
  return {
    tone: days >= 7 ? 'soon' : 'info',
    href: '/mentors/pipeline',
    text: da
      ? `${plural('da', waiting.count, 'ansøger', 'ansøgere')} venter på en samtale. Den første kom ${daysPhrase('da', -days)}.`
      : `${plural('en', waiting.count, 'applicant waits', 'applicants wait')} for an interview. The first came ${daysPhrase('en', -days)}.`,
    action: da ? 'Se ansøgerne' : 'See the applicants',
  };
};

/** Checks that run out, and trainings to be taken again. */
export const checkDayLines: DaySource = async (db, { lang, today }, slice) => {
  const rows = await mentorsToWatch(db, today, slice);
  const mentors = await listMentors(db, today, { ids: rows.map(({ id }) => id) });
  const byId = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  return partOf(rows, ({ id }) => {
    const mentor = byId.get(id);
    return mentor === undefined ? undefined : checkLine(lang, mentor, today);
  });
};

/** Volunteers who wait for a talk: one line for all. */
export const applicantDayLines: DaySource = async (db, { lang, today }) => {
  const waiting = await waitingApplicants(db);
  return waiting === undefined
    ? { lines: [], total: 0 }
    : { lines: [applicantLine(lang, waiting, today)], total: 1 };
};

/** Prisons that are silent. */
export const requestDayLines: DaySource = async (db, { lang, today }, slice) =>
  partOf(await lateRequests(db, today, slice), (row) => requestLine(lang, row, today));

/** Absences that ended lately, or have no end. */
export const awayDayLines: DaySource = async (db, { lang, today }, slice) =>
  partOf(await awayRows(db, today, { backWithin: 7, awayLongerThan: 30 }, slice), (row) =>
    awayLine(lang, row, today),
  );
