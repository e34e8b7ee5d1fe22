import { formatDate, type Lang, sentence } from '../../../ui/index.ts';
import { releaseStep } from '../../courses/template.ts';
import { itemState, nextItem, type ScheduleItem } from '../../courses/timeline.ts';
import { ownStep } from '../steps.ts';

const mostLines = 5;

/** The next meeting: the release itself is none. */
export const nextMeeting = (
  items: readonly ScheduleItem[],
  today: Temporal.PlainDate,
): ScheduleItem | undefined =>
  nextItem(
    items.filter((item) => item.step !== releaseStep),
    today,
  );

/** What comes after the next meeting, at most five lines: the month and a few words. */
export const planLines = (
  lang: Lang,
  items: readonly ScheduleItem[],
  today: Temporal.PlainDate,
): readonly string[] => {
  const next = nextMeeting(items, today);
  return items
    .filter((item) => item !== next && ['due', 'planned'].includes(itemState(item, today)))
    .slice(0, mostLines)
    .map((item) => `${monthOf(lang, item.window.from)}: ${ownStep(lang, item.step)}`);
};

/** The month without its year: the plan is over within two of them. */
const monthOf = (lang: Lang, date: Temporal.PlainDate): string =>
  sentence(formatDate(lang, date, 'month').split(' ')[0] ?? '');
