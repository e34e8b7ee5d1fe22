import { criticalValue } from '../distributions/normal.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { ratioScoreLimits } from './score-ratio.ts';
import { checkTable, risksOf, type TwoByTwo } from './two-by-two.ts';

export type RiskRatioMethod = 'log' | 'koopman' | 'miettinen-nurminen';

export interface RiskRatioOptions {
  /**
   * 'log' (default): symmetric on the log scale (Katz et al. 1978). 'koopman': inverted score test (Koopman 1984);
   * 'miettinen-nurminen': the same with the factor N / (N − 1) (1985). The score intervals also exist when an arm has
   * no events.
   */
  readonly method?: RiskRatioMethod;
  /** Default 0.95. */
  readonly level?: number;
}

export interface RiskRatio extends Interval {
  /** Risk in the treated arm over that in the control arm. */
  readonly estimate: number;
  readonly method: RiskRatioMethod;
  /** Standard error of the logarithm; Infinity where an arm has no events. */
  readonly standardError: number;
  readonly risks: { readonly treated: number; readonly control: number };
}

/**
 * The ratio of two independent risks. Not computed: no events in either arm; for 'log', none in one of them.
 */
export function riskRatio(table: TwoByTwo, options: RiskRatioOptions = {}): Computed<RiskRatio> {
  const { method = 'log', level = 0.95 } = options;
  checkChoice('method', method, ['log', 'koopman', 'miettinen-nurminen']);
  checkLevel(level);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const { treated, control } = table;
  if (treated.events + control.events === 0) return notComputed('no-events', 'neither arm has events');
  const risks = risksOf(table);
  const estimate = risks.control === 0 ? Infinity : risks.treated / risks.control;
  const standardError = Math.sqrt(
    1 / (treated.events + 0) - 1 / treated.n + 1 / (control.events + 0) - 1 / control.n,
  );
  const z = criticalValue(level);
  if (method !== 'log') {
    const total = treated.n + control.n;
    const [lower, upper] = ratioScoreLimits(table, z, method === 'koopman' ? 1 : total / (total - 1));
    return computed({ estimate, method, standardError, lower, upper, level, risks });
  }
  if (treated.events === 0 || control.events === 0) {
    return notComputed('undefined-ratio', 'an arm without events leaves the log ratio infinite');
  }
  const spread = Math.exp(z * standardError);
  return computed({
    estimate,
    method,
    standardError,
    lower: estimate / spread,
    upper: estimate * spread,
    level,
    risks,
  });
}
