import { StatsInputError } from '../error.ts';
import { type Column, checkIndicator, checkTimes } from '../input/columns.ts';
import { checkWhole } from '../input/options.ts';
import { sortShort } from './sort-order.ts';
import { tieDistance } from './time-index.ts';

/** One of many data sets of the same number of rows. */
export interface RepeatedLogRankData {
  /** Time to event or censoring, not negative. */
  readonly time: Column;
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
  /** 0 or 1. */
  readonly group: Column;
}

/**
 * The log-rank test of many small data sets one after the other, as simulations of trials need it: the statistic alone,
 * without getting memory each time. The function returned gives z: observed less expected events of group 1 over the
 * root of the hypergeometric variance, so that z² is the chi-squared of {@link logRank}, with the same rule for near-tied
 * times; undefined where the variance is zero (no event, or an empty group).
 * Source: Mantel (1966).
 * @param rows how many rows each data set has
 */
export function repeatedLogRank(rows: number): (data: RepeatedLogRankData) => number | undefined {
  checkWhole('rows', rows, 1);
  const order = new Int32Array(rows);
  const ends = new Int32Array(rows + 1);
  return ({ time, event, group }) => {
    if (time.length !== rows) {
      throw new StatsInputError('time', `has ${time.length} rows where ${rows} were expected`);
    }
    if (!wellFormed(time, event, group)) {
      checkTimes('time', time);
      checkIndicator('event', event, rows);
      checkIndicator('group', group, rows);
    }
    sortShort(time, order, ends);
    return statistic(
      time,
      event,
      group,
      order,
      tieDistance(time, (i) => time[order[i]!]!),
    );
  };
}

function wellFormed(time: Column, event: Column, group: Column): boolean {
  const rows = time.length;
  if (event.length !== rows || group.length !== rows) return false;
  let fine = true;
  for (let row = 0; row < rows; row++) {
    const t = time[row]!;
    const d = event[row]!;
    const g = group[row]!;
    fine = fine && t >= 0 && t < Infinity && (d | 0) === d && d >>> 1 === 0 && (g | 0) === g && g >>> 1 === 0;
  }
  return fine;
}

function statistic(
  time: Column,
  event: Column,
  group: Column,
  order: Int32Array,
  near: number,
): number | undefined {
  const rows = order.length;
  let excess = 0;
  let variance = 0;
  let atRisk = 0;
  let atRiskOne = 0;
  // From the last time back, so that numbers at risk are those met so far.
  for (let i = rows - 1; i >= 0; ) {
    let events = 0;
    let eventsOne = 0;
    let at: number;
    do {
      const row = order[i]!;
      const d = event[row]!;
      const g = group[row]!;
      at = time[row]!;
      atRisk++;
      atRiskOne += g;
      events += d;
      eventsOne += d * g;
      i--;
    } while (i >= 0 && at - time[order[i]!]! <= near);
    if (events === 0) continue;
    const share = atRiskOne / atRisk;
    excess += eventsOne - events * share;
    if (atRisk > 1) variance += (events * (atRisk - events) * share * (1 - share)) / (atRisk - 1);
  }
  return variance > 0 ? excess / Math.sqrt(variance) : undefined;
}
