import { claimsFrom } from '../../claims/claims.ts';
import { whole } from '../../words/numbers.ts';
import { sentenceCase } from '../../words/text.ts';
import { type DotFigure, dotFigure, dotTable, peoplePerDot } from '../dots.ts';
import { type Content, type DrawnFigure, drawn, type Page, toneOf } from './page.ts';

/** One dot for each participant. */
export function dots(page: Page): DrawnFigure {
  const { results, language } = page;
  const danish = language === 'da';
  const claims = claimsFrom(results);
  const per = peoplePerDot(claims.dots);
  const many = danish
    ? `Én prik for hver ${whole(per, 'da')} deltagere.`
    : `One dot for every ${whole(per, 'en')} participants.`;
  const one = danish ? 'Én prik for hver deltager.' : 'One dot for each participant.';
  const oneDot = per === 1 ? one : many;
  const content: Content<DotFigure> = {
    title: per === 1 ? claims.counts[language] : `${claims.counts[language]} ${many}`,
    description: `${oneDot} ${claims.counts[language]}`,
    groups: claims.dots.map(({ label, n, events, unknown }, index) => ({
      label: label[language],
      tone: toneOf(index),
      n,
      events,
      unknown,
    })),
    eventLabel: sentenceCase(results.protocol.outcome.event[language]),
    eventFreeLabel: sentenceCase(results.protocol.outcome.eventFree[language]),
    unknownLabel: danish ? 'Ikke fulgt til ende' : 'Not followed to the end',
  };
  return drawn<DotFigure>(page, 'dots', content, dotFigure, dotTable);
}
