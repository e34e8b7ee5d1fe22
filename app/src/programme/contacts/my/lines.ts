import { daysPhrase, formatDate, type Lang } from '../../../ui/index.ts';
import { isBeforeRelease, type ReleaseDate } from '../../courses/release-date.ts';
import { stepText } from '../../courses/template.ts';
import { windowText } from '../../courses/texts.ts';
import type { ScheduleItem } from '../../courses/timeline.ts';
import { texts } from './texts.ts';

/** When the release is or was, in a sentence. */
export const releaseLine = (
  lang: Lang,
  release: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): string => {
  const text = texts[lang];
  if (release?.date === undefined) return `${text.unknown}.`;
  const word =
    isBeforeRelease(release, today) || release.kind !== 'actual' ? text.released : text.wasReleased;
  return `${word} ${formatDate(lang, release.date, 'day')} (${daysPhrase(lang, today.until(release.date).days)}).`;
};

export const lastLine = (
  lang: Lang,
  last: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string =>
  last === undefined
    ? `${texts[lang].never}.`
    : `${texts[lang].last} ${daysPhrase(lang, today.until(last).days)}, ${formatDate(lang, last, 'day')}.`;

export const nextLine = (lang: Lang, next: ScheduleItem): string =>
  `${texts[lang].next}: ${stepText(lang, next.step)}, ${windowText(lang, next.window)}.`;
