import { type KaplanMeierCurve, kaplanMeier, survivalAt, survivalQuantile } from '@primus-motor/stats';
import type { Protocol } from '@primus-motor/trial';
import { finiteOrNull } from './numbers.ts';
import { type Prepared, survivalRows } from './prepare.ts';
import type { ArmSurvival, SurvivalColumns, SurvivalPoint } from './results.ts';

/** The columns at the times with an event: between them nothing changes but the number at risk. */
function columns(curve: KaplanMeierCurve): SurvivalColumns {
  const at = [...curve.event.keys()].filter((index) => (curve.event[index] ?? 0) > 0);
  const pick = (column: Float64Array) => at.map((index) => column[index] ?? 0);
  return {
    time: pick(curve.time),
    atRisk: pick(curve.atRisk),
    event: pick(curve.event),
    survival: pick(curve.survival),
    standardError: pick(curve.standardError),
    lower: pick(curve.lower).map(finiteOrNull),
    upper: pick(curve.upper).map(finiteOrNull),
  };
}

/**
 * Kaplan–Meier estimates of both arms, with Greenwood's standard error. The interval shown is log-log
 * (Kalbfleisch & Prentice 1980): it stays within 0 and 1 and holds its level with few events.
 */
export function survivalOf(data: Prepared, protocol: Protocol): readonly [ArmSurvival, ArmSurvival] {
  const { level } = protocol.analysis;
  const of = (arm: 0 | 1): ArmSurvival => {
    const { time, event } = survivalRows(data, (row) => data.arm[row] === arm);
    const [logLog] = kaplanMeier({ time, event }, { interval: 'log-log', level }).curves;
    const [log] = kaplanMeier({ time, event }, { interval: 'log', level }).curves;
    if (logLog === undefined || log === undefined)
      throw new TypeError('an arm without outcomes was let through');
    const times = [...protocol.display.times, data.end];
    const beside = survivalAt(log, times);
    const points = survivalAt(logLog, times).map(
      (point, index): SurvivalPoint => ({
        time: point.time,
        atRisk: point.atRisk,
        beyondFollowUp: point.beyondFollowUp,
        survival: point.survival,
        standardError: point.standardError,
        lower: finiteOrNull(point.lower),
        upper: finiteOrNull(point.upper),
        logScale: {
          lower: finiteOrNull(beside[index]?.lower ?? 0),
          upper: finiteOrNull(beside[index]?.upper ?? 1),
        },
      }),
    );
    const median = survivalQuantile(logLog, 0.5);
    const atEnd = points.at(-1);
    if (atEnd === undefined) throw new TypeError('a curve was not read at the end of follow-up');
    return {
      n: logLog.n,
      events: logLog.events,
      followedTo: time.reduce((last, one) => Math.max(last, one), 0),
      curve: columns(logLog),
      shown: points.slice(0, -1),
      atEnd,
      median: median.ok
        ? { time: median.time, lower: finiteOrNull(median.lower), upper: finiteOrNull(median.upper) }
        : { time: null, lower: null, upper: null },
    };
  };
  return [of(1), of(0)];
}
