import { restrictedMean } from '@primus-motor/stats';
import { type Prepared, survivalRows } from './prepare.ts';
import type { Absent, Effect, RmstArm, RmstNumbers, Test } from './results.ts';

export interface RmstFound {
  readonly ok: true;
  readonly effect: Effect;
  readonly test: Test;
  readonly numbers: RmstNumbers;
}

/** The difference in mean event-free time up to `tau`, first arm minus second, with normal limits. */
export function rmstOf(data: Prepared, tau: number, level: number): RmstFound | Absent {
  const { time, event, arm } = survivalRows(data);
  const found = restrictedMean({ time, event, group: arm }, { tau, level });
  if (!found.ok) return { ok: false, reason: found.reason, detail: found.detail };
  const { difference } = found;
  const [second, first] = found.groups;
  if (difference === undefined || first === undefined || second === undefined) {
    return { ok: false, reason: 'empty-arm', detail: 'there is only one group' };
  }
  if (difference.standardError === 0) {
    return { ok: false, reason: 'no-variation', detail: 'nobody in either arm had the event before tau' };
  }
  const armOf = (one: typeof first): RmstArm => ({
    n: one.n,
    mean: one.mean,
    standardError: one.standardError,
    lower: one.lower,
    upper: one.upper,
  });
  return {
    ok: true,
    effect: {
      measure: 'rmst-difference',
      estimate: difference.estimate,
      lower: difference.lower,
      upper: difference.upper,
      noEffect: 0,
    },
    test: { p: difference.p, chiSquared: difference.z ** 2, df: 1 },
    numbers: {
      method: 'rmst',
      tau,
      arms: [armOf(first), armOf(second)],
      differenceStandardError: difference.standardError,
    },
  };
}
