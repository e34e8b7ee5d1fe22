import type { Results } from '../../analysis/results.ts';
import type { Language } from '../../words/text.ts';
import { dots } from './dots.ts';
import { flow } from './flow.ts';
import { forest } from './forest.ts';
import type { DrawnFigure } from './page.ts';
import { survival } from './survival.ts';

/** The figures of a trial. */
export interface TrialFigures {
  readonly dots: DrawnFigure;
  readonly survival: DrawnFigure;
  readonly flow: DrawnFigure;
  /** Null where the plan has no subgroup. */
  readonly forest: DrawnFigure | null;
}

/**
 * All figures of a trial in one language. `prefix` begins the ids of the SVGs and must be unique on the page (letters,
 * digits, hyphens). The same results give the same bytes.
 */
export function figuresFrom(results: Results, language: Language, prefix: string): TrialFigures {
  const page = { results, language, prefix };
  return { dots: dots(page), survival: survival(page), flow: flow(page), forest: forest(page) };
}
