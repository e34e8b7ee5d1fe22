import {
  fisherExact,
  oddsRatio,
  type RiskDifferenceMethod,
  riskDifference,
  riskRatio,
} from '@primus-motor/stats';
import { finiteOrNull } from './numbers.ts';
import { type Prepared, tableAtEnd } from './prepare.ts';
import type { Absent, Effect, Numbers, Test, TwoByTwo } from './results.ts';

/**
 * The largest share of participants, not followed to the end, with whom the others are still counted alone. Those with the
 * event are known early and those without it late, so leaving the unknown out overstates both risks; with many of them it
 * is no count of anything.
 */
export const mostLeftOut = 0.05;

type Method = 'risk-difference' | 'risk-ratio' | 'fisher';

export interface BinaryFound {
  readonly ok: true;
  readonly effect: Effect;
  readonly test: Test | null;
  readonly numbers: Extract<Numbers, { readonly method: Method }>;
}

/** The table in the order that `stats` has it: the first arm is the treated one. */
export function statsTable(table: TwoByTwo) {
  return { treated: table.first, control: table.second };
}

function absent({ reason, detail }: Absent): Absent {
  return { ok: false, reason, detail };
}

export function riskDifferenceIn(
  table: TwoByTwo,
  method: RiskDifferenceMethod,
  level: number,
): Effect | Absent {
  const found = riskDifference(statsTable(table), { method, level });
  if (!found.ok) return absent(found);
  const { estimate, lower, upper } = found;
  return { measure: 'risk-difference', estimate, lower, upper, noEffect: 0 };
}

/** The three analyses of the table of events by the end of follow-up. */
export function binaryOf(
  data: Prepared,
  plan: { readonly method: Method; readonly interval?: RiskDifferenceMethod | 'log' },
  level: number,
): BinaryFound | Absent {
  const { table, leftOut } = tableAtEnd(data);
  if (leftOut > mostLeftOut * data.n) {
    const detail = `${leftOut} of ${data.n} participants were not followed to the end of follow-up`;
    return { ok: false, reason: 'incomplete-follow-up', detail };
  }
  if (plan.method === 'fisher') return fisher(table, leftOut, level);
  if (plan.method === 'risk-ratio') {
    const found = riskRatio(statsTable(table), { level });
    if (!found.ok) return absent(found);
    const { estimate, lower, upper } = found;
    const effect: Effect = { measure: 'risk-ratio', estimate, lower, upper, noEffect: 1 };
    return { ok: true, effect, test: null, numbers: { method: 'risk-ratio', table, leftOut } };
  }
  const interval = plan.interval === undefined || plan.interval === 'log' ? 'newcombe' : plan.interval;
  const effect = riskDifferenceIn(table, interval, level);
  if ('ok' in effect) return effect;
  return { ok: true, effect, test: null, numbers: { method: 'risk-difference', table, leftOut } };
}

function fisher(table: TwoByTwo, leftOut: number, level: number): BinaryFound | Absent {
  const odds = oddsRatio(statsTable(table), { method: 'conditional', level });
  if (!odds.ok) return absent(odds);
  const { p, midP } = fisherExact(statsTable(table));
  const [estimate, lower, upper] = [odds.estimate, odds.lower, odds.upper].map(finiteOrNull);
  const effect: Effect = {
    measure: 'odds-ratio',
    estimate: estimate ?? null,
    lower: lower ?? null,
    upper: upper ?? null,
    noEffect: 1,
  };
  return {
    ok: true,
    effect,
    test: { p, chiSquared: null, df: null },
    numbers: { method: 'fisher', table, leftOut, midP },
  };
}
