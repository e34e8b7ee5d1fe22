import type { Results } from '../../analysis/results.ts';
import { whole } from '../../words/numbers.ts';
import type { Language } from '../../words/text.ts';
import { type FigureFrame, type FigureSize, type FigureTable, figureSizes, type Tone } from '../svg.ts';

/** A figure in both sizes, with what it says in words and in a table. */
export interface DrawnFigure {
  /** The finding; stands above the figure. */
  readonly title: string;
  readonly description: string;
  readonly svg: Readonly<Record<FigureSize, string>>;
  readonly table: FigureTable;
}

/** What a figure of a trial is drawn from. */
export interface Page {
  readonly results: Results;
  readonly language: Language;
  /** Ids begin with it: unique on the page. */
  readonly prefix: string;
}

/** What is particular to one figure. */
export type Content<Figure extends FigureFrame> = Omit<Figure, 'id' | 'size' | 'language' | 'source'>;

/** The first arm has the first tone, always. */
export const toneOf = (index: number): Tone => (index === 0 ? 'first' : 'second');

function sourceLine({ results, language }: Page): string {
  const n = results.flow.reduce((sum, arm) => sum + arm.randomised, 0);
  const title = results.protocol.title[language];
  return language === 'da'
    ? `${title}: ${whole(n, 'da')} deltagere.`
    : `${title}: ${whole(n, 'en')} participants.`;
}

/** Draws the figure in both sizes with one content, and its table. */
export function drawn<Figure extends FigureFrame>(
  page: Page,
  name: string,
  content: Content<Figure>,
  draw: (figure: Figure) => string,
  table: (figure: Figure) => FigureTable,
): DrawnFigure {
  const figure = (size: FigureSize) =>
    ({
      ...content,
      id: `${page.prefix}-${name}-${size}`,
      size,
      language: page.language,
      source: sourceLine(page),
    }) as Figure;
  const [wide, narrow] = figureSizes.map((size) => draw(figure(size)));
  return {
    title: content.title,
    description: content.description,
    svg: { wide: wide ?? '', narrow: narrow ?? '' },
    table: table(figure('wide')),
  };
}
