import { criticalValue } from '../distributions/normal.ts';
import { checkChoice, checkLevel } from '../input/options.ts';
import { type Computed, computed, type Interval } from '../result.ts';
import { wilsonLimits } from './proportion.ts';
import { scoreLimits } from './score-difference.ts';
import { checkTable, risksOf, type TwoByTwo } from './two-by-two.ts';

export type RiskDifferenceMethod = 'newcombe' | 'wald' | 'miettinen-nurminen' | 'mee' | 'agresti-caffo';
const METHODS: readonly RiskDifferenceMethod[] = [
  'newcombe',
  'wald',
  'miettinen-nurminen',
  'mee',
  'agresti-caffo',
];

export interface RiskDifferenceOptions {
  /** Default 'newcombe'. */
  readonly method?: RiskDifferenceMethod;
  /** Default 0.95. */
  readonly level?: number;
}

export interface RiskDifference extends Interval {
  /** Risk in the treated arm less that in the control arm. */
  readonly estimate: number;
  readonly method: RiskDifferenceMethod;
  readonly risks: { readonly treated: number; readonly control: number };
}

/**
 * The difference of two independent risks.
 * - `newcombe`: hybrid of the two Wilson intervals, without continuity correction (Newcombe 1998, method 10)
 * - `miettinen-nurminen`: inverted score test with the factor N / (N − 1) (Miettinen & Nurminen 1985)
 * - `mee`: the same without the factor (Mee 1984; Farrington & Manning 1990)
 * - `agresti-caffo`: Wald after adding one event and one non-event to each arm (Agresti & Caffo 2000); centred off the estimate
 * - `wald`: the textbook interval; too narrow in small arms
 *
 * Limits are cut to [−1, 1].
 */
export function riskDifference(
  table: TwoByTwo,
  options: RiskDifferenceOptions = {},
): Computed<RiskDifference> {
  const { method = 'newcombe', level = 0.95 } = options;
  checkChoice('method', method, METHODS);
  checkLevel(level);
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const risks = risksOf(table);
  const estimate = risks.treated - risks.control;
  const [lower, upper] = limits(table, method, criticalValue(level));
  return computed({ estimate, lower: Math.max(-1, lower), upper: Math.min(1, upper), level, method, risks });
}

function limits(table: TwoByTwo, method: RiskDifferenceMethod, z: number): readonly [number, number] {
  const { treated, control } = table;
  const { treated: p1, control: p0 } = risksOf(table);
  const total = treated.n + control.n;
  switch (method) {
    case 'newcombe': {
      const [l1, u1] = wilsonLimits(treated.events, treated.n, z);
      const [l0, u0] = wilsonLimits(control.events, control.n, z);
      return [p1 - p0 - Math.hypot(p1 - l1, u0 - p0), p1 - p0 + Math.hypot(u1 - p1, p0 - l0)];
    }
    case 'miettinen-nurminen':
      return scoreLimits(table, z, total / Math.max(1, total - 1));
    case 'mee':
      return scoreLimits(table, z, 1);
    case 'agresti-caffo':
      return wald(treated.events + 1, treated.n + 2, control.events + 1, control.n + 2, z);
    case 'wald':
      return wald(treated.events, treated.n, control.events, control.n, z);
  }
}

function wald(x1: number, n1: number, x0: number, n0: number, z: number): readonly [number, number] {
  const p1 = x1 / n1;
  const p0 = x0 / n0;
  const reach = z * Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0);
  return [p1 - p0 - reach, p1 - p0 + reach];
}
