import { logRank, normal } from '@primus-motor/stats';
import { type Prepared, survivalRows } from './prepare.ts';
import type { Absent, Effect, LogRankNumbers, Test } from './results.ts';

/** What a computed analysis holds besides its identity. */
export interface LogRankFound {
  readonly ok: true;
  readonly effect: Effect;
  readonly test: Test;
  readonly numbers: LogRankNumbers;
}

/**
 * The log-rank test, and as its estimate the one-step hazard ratio exp((O − E) / V) with standard error 1 / √V on the log
 * scale (Yusuf, Peto et al. 1985). That interval is the test's own: it holds 1 exactly where the test's p is
 * above one minus the level. For ratios far from 1 the estimate lies a little too close to 1; the Cox model beside it does
 * not.
 */
export function logRankOf(data: Prepared, level: number): LogRankFound | Absent {
  const { time, event, arm } = survivalRows(data);
  const found = logRank({ time, event, group: arm });
  if (!found.ok) return { ok: false, reason: found.reason, detail: found.detail };
  const [secondObserved = 0, firstObserved = 0] = found.observed;
  const [secondExpected = 0, firstExpected = 0] = found.expected;
  const variance = found.variance[1]?.[1] ?? 0;
  const log = (firstObserved - firstExpected) / variance;
  const reach = normal.upperQuantile((1 - level) / 2) / Math.sqrt(variance);
  return {
    ok: true,
    effect: {
      measure: 'hazard-ratio',
      estimate: Math.exp(log),
      lower: Math.exp(log - reach),
      upper: Math.exp(log + reach),
      noEffect: 1,
    },
    test: { p: found.p, chiSquared: found.chiSquared, df: found.df },
    numbers: {
      method: 'log-rank',
      observed: [firstObserved, secondObserved],
      expected: [firstExpected, secondExpected],
      variance,
    },
  };
}
