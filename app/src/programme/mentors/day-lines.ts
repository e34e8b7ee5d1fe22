import type { Database } from '../../platform/database/register.ts';
import { daysPhrase, formatDate, type Lang } from '../../ui/index.ts';
import type { DayLine } from '../today/lines.ts';
import { runningOut } from './approval.ts';
import type { Mentor } from './mentor.ts';
import { listMentors } from './store.ts';
import { checkName } from './texts.ts';

/** So few days before a check ends it is time to act this week. */
const soonDays = 14;

/** The check of an approved mentor that runs out first; undefined when none does. */
export const checkLine = (
  lang: Lang,
  mentor: Pick<Mentor, 'id' | 'name' | 'checks' | 'running' | 'stage'>,
  today: Temporal.PlainDate,
): DayLine | undefined => {
  const [first] = mentor.stage === 'approved' ? runningOut(mentor.checks, today) : [];
  if (first === undefined) return undefined;
  const days = today.until(first.end).days;
  const name = checkName[lang][first.check.kind].toLowerCase();
  const date = formatDate(lang, first.end, 'day');
  const da = lang === 'da';
  const text =
    days < 0
      ? da
        ? `${mentor.name}: ${name} udløb ${date}. Mentoren får ingen nye forløb.`
        : `${mentor.name}: ${name} expired on ${date}. The mentor gets no new courses.`
      : da
        ? `${mentor.name}: ${name} udløber ${daysPhrase('da', days)}, ${date}.`
        : `${mentor.name}: ${name} ends ${daysPhrase('en', days)}, on ${date}.`;
  return {
    tone: days < 0 && mentor.running > 0 ? 'danger' : days <= soonDays ? 'soon' : 'info',
    href: `/mentors/${mentor.id}`,
    text,
    action: da ? 'Se mentoren' : 'See the mentor',
  };
};

/** Approved mentors with a check that runs out. */
export const mentorDayLines = async (
  db: Database,
  lang: Lang,
  today: Temporal.PlainDate,
): Promise<readonly DayLine[]> =>
  (await listMentors(db, today)).flatMap((mentor) => {
    const line = checkLine(lang, mentor, today);
    return line === undefined ? [] : [line];
  });
