import { criticalValue } from '../distributions/normal.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { conditionalProbabilities, type Margins, marginsOf } from './conditional.ts';
import { checkTable, type TwoByTwo } from './two-by-two.ts';

export type OddsRatioMethod = 'conditional' | 'mid-p' | 'wald';

export interface OddsRatioOptions {
  /**
   * 'conditional' (default): the estimate that maximises the likelihood given the margins, with the central exact
   * interval. 'mid-p': the same estimate, with limits where the observed table counts half. 'wald': the cross product with the interval symmetric on the log scale (Woolf 1955).
   */
  readonly method?: OddsRatioMethod;
  /** Default 0.95. */
  readonly level?: number;
}

export interface OddsRatio extends Interval {
  /** Odds in the treated arm over those in the control arm; 0 or Infinity where the conditional likelihood peaks there. */
  readonly estimate: number;
  readonly method: OddsRatioMethod;
}

/**
 * The odds ratio of a 2 × 2 table. Not computed: an empty arm; no events at all, or nothing but events (the margins
 * then say nothing); for 'wald' any empty cell.
 * Sources: Fisher (1962) and Cornfield (1956) for the conditional method.
 */
export function oddsRatio(table: TwoByTwo, options: OddsRatioOptions = {}): Computed<OddsRatio> {
  const { method = 'conditional', level = 0.95 } = options;
  checkChoice('method', method, ['conditional', 'mid-p', 'wald']);
  checkLevel(level);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  if (method === 'wald') return wald(table, level);
  const margins = marginsOf(table);
  const { least, most } = margins;
  const observed = table.treated.events;
  if (least === most) return notComputed('no-variation', 'the margins of the table allow one outcome only');
  const tail = (1 - level) / 2;
  const share = method === 'mid-p' ? 0.5 : 1;
  const estimate =
    observed === least
      ? 0
      : observed === most
        ? Infinity
        : Math.exp(solveLogOdds((logOdds) => meanCount(margins, logOdds) - observed));
  const lower =
    observed === least
      ? 0
      : Math.exp(solveLogOdds((logOdds) => tailAt(margins, observed, logOdds, 'above', share) - tail));
  const upper =
    observed === most
      ? Infinity
      : Math.exp(solveLogOdds((logOdds) => tail - tailAt(margins, observed, logOdds, 'below', share)));
  return computed({ estimate, lower, upper, level, method });
}

/** The root of a function that rises in the log odds. */
function solveLogOdds(f: (logOdds: number) => number): number {
  let reach = 1;
  while (reach < 512 && (f(-reach) > 0 || f(reach) < 0)) reach *= 2;
  return findRoot(f, -reach, reach);
}

function meanCount(margins: Margins, logOdds: number): number {
  let mean = margins.least;
  for (const [i, q] of conditionalProbabilities(margins, Math.exp(logOdds)).entries()) mean += q * i;
  return mean;
}

/** Probability of a count above or below the observed one, and `share` of its own. */
function tailAt(
  margins: Margins,
  observed: number,
  logOdds: number,
  side: 'above' | 'below',
  share: number,
): number {
  const at = observed - margins.least;
  let sum = 0;
  for (const [i, q] of conditionalProbabilities(margins, Math.exp(logOdds)).entries()) {
    if (i === at) sum += share * q;
    else if (side === 'above' ? i > at : i < at) sum += q;
  }
  return sum;
}

function wald({ treated, control }: TwoByTwo, level: number): Computed<OddsRatio> {
  const cells = [
    treated.events,
    treated.n - treated.events,
    control.events,
    control.n - control.events,
  ] as const;
  if (cells.includes(0))
    return notComputed('undefined-ratio', 'an empty cell leaves the log odds ratio infinite');
  const [a, b, c, d] = cells;
  const estimate = (a * d) / (b * c);
  const spread = Math.exp(criticalValue(level) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
  return computed({
    estimate,
    lower: estimate / spread,
    upper: estimate * spread,
    level,
    method: 'wald' as const,
  });
}
