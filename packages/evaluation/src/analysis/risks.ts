import { kaplanMeier, normal, survivalAt } from '@primus-motor/stats';
import { type Prepared, survivalRows, tableAtEnd } from './prepare.ts';
import type { Absent, Effect, RiskBasis, TwoByTwo } from './results.ts';

/** The risk of one arm at the end of follow-up. */
export interface Risk {
  readonly estimate: number;
  /** Greenwood's; where everybody is followed to the end it is p (1 − p) / n. */
  readonly variance: number;
  /** The number of participants, all followed to the end, that would give this variance. */
  readonly effective: number;
  /** Participants whose outcome is known in part at least. */
  readonly n: number;
}

/** Risks of both arms, and what they are read from. */
export interface Risks {
  readonly ok: true;
  readonly first: Risk;
  readonly second: Risk;
  /** Events among the participants used. */
  readonly table: TwoByTwo;
  /** Participants of whom no outcome is known. */
  readonly leftOut: number;
  readonly basis: RiskBasis;
}

function riskOf(time: readonly number[], event: readonly number[], end: number): Risk | Absent {
  const n = time.length;
  if (n === 0) return { ok: false, reason: 'empty-arm', detail: 'nobody is in one of the arms' };
  const [curve] = kaplanMeier({ time, event }).curves;
  const point = curve === undefined ? undefined : survivalAt(curve, [end])[0];
  if (point === undefined || (point.beyondFollowUp && point.survival > 0)) {
    return {
      ok: false,
      reason: 'incomplete-follow-up',
      detail: 'nobody in one of the arms is followed to the end',
    };
  }
  const estimate = 1 - point.survival;
  const variance = point.standardError ** 2;
  const certain = Math.max(1, point.survival > 0 ? point.atRisk : n);
  return {
    estimate,
    variance,
    effective: variance > 0 ? (estimate * (1 - estimate)) / variance : certain,
    n,
  };
}

/**
 * The largest share of participants, unknown at the end, without whom the others are still counted. Leaving the unknown out
 * overstates both risks; with many of them it is no count of anything.
 */
export const mostLeftOut = 0.05;

/**
 * The risks at the end of follow-up. Counts, where all whose outcome is known are followed to the end or had the event;
 * else the Kaplan–Meier estimates, since leaving out those followed in part would overstate both risks: events are
 * known early, their absence late. Absent where for more than one in twenty no outcome is known at all.
 */
export function risksAtEnd(data: Prepared, keep: (row: number) => boolean = () => true): Risks | Absent {
  const of = (arm: 0 | 1) => survivalRows(data, (row) => data.arm[row] === arm && keep(row));
  const [first, second] = [of(1), of(0)];
  const [a, b] = [riskOf(first.time, first.event, data.end), riskOf(second.time, second.event, data.end)];
  if ('ok' in a) return a;
  if ('ok' in b) return b;
  const sum = (events: readonly number[]) => events.reduce((total, one) => total + one, 0);
  const table: TwoByTwo = {
    first: { events: sum(first.event), n: a.n },
    second: { events: sum(second.event), n: b.n },
  };
  const counted = tableAtEnd(data, keep);
  const known = counted.table.first.n + counted.table.second.n;
  const used = a.n + b.n;
  const leftOut = known + counted.leftOut - used;
  if (leftOut > mostLeftOut * (used + leftOut)) {
    const detail = `no outcome is known for ${leftOut} of ${used + leftOut} participants`;
    return { ok: false, reason: 'incomplete-follow-up', detail };
  }
  return {
    ok: true,
    first: a,
    second: b,
    table,
    leftOut,
    basis: known === used ? 'counts' : 'survival',
  };
}

function wilson({ estimate, effective }: Risk, z: number): readonly [number, number] {
  const size = 1 + (z * z) / effective;
  const centre = (estimate + (z * z) / (2 * effective)) / size;
  const reach =
    (z / size) * Math.sqrt((estimate * (1 - estimate)) / effective + (z * z) / (4 * effective ** 2));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}

/**
 * Difference of two risks with Newcombe's interval (1998, method 10) on the effective sizes of the arms; the way of Altman &
 * Andersen (1999), BMJ 319:1492-1495, to absolute differences from survival curves. With complete follow-up it is
 * Newcombe's own.
 */
export function differenceOfRisks({ first, second }: Risks, level: number): Effect {
  const z = normal.upperQuantile((1 - level) / 2);
  const [lowerFirst, upperFirst] = wilson(first, z);
  const [lowerSecond, upperSecond] = wilson(second, z);
  const estimate = first.estimate - second.estimate;
  return {
    measure: 'risk-difference',
    estimate,
    lower: estimate - Math.hypot(first.estimate - lowerFirst, upperSecond - second.estimate),
    upper: estimate + Math.hypot(upperFirst - first.estimate, second.estimate - lowerSecond),
    noEffect: 0,
  };
}

/** Ratio of two risks, symmetric on the log scale; with complete follow-up the interval of Katz et al. (1978). */
export function ratioOfRisks({ first, second }: Risks, level: number): Effect | Absent {
  if (first.estimate === 0 || second.estimate === 0) {
    return { ok: false, reason: 'undefined-ratio', detail: 'one arm has no events' };
  }
  const z = normal.upperQuantile((1 - level) / 2);
  const estimate = first.estimate / second.estimate;
  const spread = Math.exp(
    z * Math.sqrt(first.variance / first.estimate ** 2 + second.variance / second.estimate ** 2),
  );
  return { measure: 'risk-ratio', estimate, lower: estimate / spread, upper: estimate * spread, noEffect: 1 };
}
