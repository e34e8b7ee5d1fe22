import {
  fisherExact,
  oddsRatio,
  type RiskDifferenceMethod,
  riskDifference,
  riskRatio,
} from '@primus-motor/stats';
import { finiteOrNull } from './numbers.ts';
import { type Prepared, tableAtEnd } from './prepare.ts';
import type { Absent, Effect, Numbers, RiskNumbers, Test, TwoByTwo } from './results.ts';
import { differenceOfRisks, mostLeftOut, ratioOfRisks, risksAtEnd } from './risks.ts';

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

/** Events by the end among those known to the end; absent where too many are not. */
function countsOf(data: Prepared, keep: (row: number) => boolean): Counted | Absent {
  const { table, leftOut } = tableAtEnd(data, keep);
  const all = table.first.n + table.second.n + leftOut;
  if (leftOut <= mostLeftOut * all) return { ok: true, table, leftOut, basis: 'counts' };
  const detail = `${leftOut} of ${all} participants were not followed to the end of follow-up`;
  return { ok: false, reason: 'incomplete-follow-up', detail };
}

interface Counted extends RiskNumbers {
  readonly ok: true;
}

/** A risk difference by the plan's interval, with the numbers that it rests on. */
export function riskDifferenceOf(
  data: Prepared,
  interval: RiskDifferenceMethod,
  level: number,
  keep: (row: number) => boolean = () => true,
): (RiskNumbers & { readonly ok: true; readonly effect: Effect }) | Absent {
  const risks = risksAtEnd(data, keep);
  if (!risks.ok) return risks;
  if (risks.basis === 'survival' && interval === 'newcombe') {
    const { table, leftOut, basis } = risks;
    return { ok: true, effect: differenceOfRisks(risks, level), table, leftOut, basis };
  }
  const counted = countsOf(data, keep);
  if (!counted.ok) return counted;
  const found = riskDifference(statsTable(counted.table), { method: interval, level });
  if (!found.ok) return absent(found);
  const { estimate, lower, upper } = found;
  return { ...counted, effect: { measure: 'risk-difference', estimate, lower, upper, noEffect: 0 } };
}

function riskRatioOf(data: Prepared, level: number): BinaryFound | Absent {
  const risks = risksAtEnd(data);
  if (!risks.ok) return risks;
  const { table, leftOut, basis } = risks;
  const found = basis === 'counts' ? riskRatio(statsTable(table), { level }) : ratioOfRisks(risks, level);
  if ('ok' in found && !found.ok) return absent(found);
  const { estimate, lower, upper } = found;
  const effect: Effect = { measure: 'risk-ratio', estimate, lower, upper, noEffect: 1 };
  return { ok: true, effect, test: null, numbers: { method: 'risk-ratio', table, leftOut, basis } };
}

/** The three analyses of the events by the end of follow-up. */
export function binaryOf(
  data: Prepared,
  plan: { readonly method: Method; readonly interval?: RiskDifferenceMethod | 'log' },
  level: number,
): BinaryFound | Absent {
  if (plan.method === 'risk-ratio') return riskRatioOf(data, level);
  if (plan.method === 'fisher') {
    const counted = countsOf(data, () => true);
    return counted.ok ? fisher(counted, level) : counted;
  }
  const interval = plan.interval === undefined || plan.interval === 'log' ? 'newcombe' : plan.interval;
  const found = riskDifferenceOf(data, interval, level);
  if (!found.ok) return found;
  const { table, leftOut, basis, effect } = found;
  return { ok: true, effect, test: null, numbers: { method: 'risk-difference', table, leftOut, basis } };
}

function fisher({ table, leftOut, basis }: Counted, level: number): BinaryFound | Absent {
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
    numbers: { method: 'fisher', table, leftOut, basis, midP },
  };
}
