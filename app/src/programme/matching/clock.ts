import { formatDate, type Lang, plural } from '../../ui/index.ts';

/** How long a course has run with one mentor: the same words wherever it is told. */
export const halfClock = (lang: Lang, since: Temporal.PlainDate, today: Temporal.PlainDate): string => {
  const date = formatDate(lang, since, 'day');
  const days = since.until(today).days;
  return lang === 'da'
    ? `Én mentor siden ${date}, ${plural('da', days, 'dag', 'dage')}`
    : `One mentor since ${date}, ${plural('en', days, 'day', 'days')}`;
};
