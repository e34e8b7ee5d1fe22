import { criticalValue } from '../distributions/normal.ts';
import { checkLevel } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { checkTable, risksOf, type TwoByTwo } from './two-by-two.ts';

export interface RiskRatio extends Interval {
  /** Risk in the treated arm over that in the control arm. */
  readonly estimate: number;
  /** Standard error of the logarithm. */
  readonly standardError: number;
  readonly risks: { readonly treated: number; readonly control: number };
}

/**
 * The ratio of two independent risks with the interval that is symmetric on the log scale (Katz et al. 1978).
 * Not computed where an arm has no events.
 */
export function riskRatio(table: TwoByTwo, options: { readonly level?: number } = {}): Computed<RiskRatio> {
  const { level = 0.95 } = options;
  checkLevel(level);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const { treated, control } = table;
  if (treated.events === 0 || control.events === 0) {
    return notComputed('undefined-ratio', 'an arm without events leaves the log ratio infinite');
  }
  const risks = risksOf(table);
  const estimate = risks.treated / risks.control;
  const standardError = Math.sqrt(1 / treated.events - 1 / treated.n + 1 / control.events - 1 / control.n);
  const spread = Math.exp(criticalValue(level) * standardError);
  return computed({
    estimate,
    standardError,
    lower: estimate / spread,
    upper: estimate * spread,
    level,
    risks,
  });
}
