import { claimsFrom } from '../../claims/claims.ts';
import { sentenceCase } from '../../words/text.ts';
import { type DotFigure, dotFigure, dotTable } from '../dots.ts';
import { type Content, type DrawnFigure, drawn, type Page, toneOf } from './page.ts';

/** One dot for each participant. */
export function dots(page: Page): DrawnFigure {
  const { results, language } = page;
  const danish = language === 'da';
  const claims = claimsFrom(results);
  const content: Content<DotFigure> = {
    title: claims.counts[language],
    description: danish
      ? `Én prik for hver deltager. ${claims.counts.da}`
      : `One dot for each participant. ${claims.counts.en}`,
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
