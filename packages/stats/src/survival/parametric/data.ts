import { StatsInputError } from '../../error.ts';
import {
  type Column,
  checkColumn,
  checkIndicator,
  checkNotEmpty,
  checkTimes,
  factor,
} from '../../input/columns.ts';
import type { Covariates } from '../../input/covariates.ts';
import { factorise } from '../../linear/cholesky.ts';
import { addGram } from '../../linear/gram.ts';
import { clusters, type RegressionDesign, regressionDesign } from '../../regression/design.ts';
import { type NotComputed, notComputed } from '../../result.ts';

interface AftColumns {
  /** Time of the event or of the end of follow-up, above 0. */
  readonly time: Column;
  /**
   * Time from which the row is under observation (left truncation), 0 where it is from the start: before `time`, or
   * where the time is only known to lie after it, at it.
   */
  readonly entry?: Column;
  /** The model has an intercept; without covariates it is of one distribution for all. */
  readonly covariates?: Covariates;
  readonly weight?: Column;
  /** Added to the predictor of log time with coefficient one. */
  readonly offset?: Column;
  /** Each stratum has a scale of its own; the coefficients are common. */
  readonly stratum?: Column;
  /** Codes of clusters: errors then allow for dependence within them. */
  readonly cluster?: Column;
}

/** Right-censored times. */
export interface RightCensored extends AftColumns {
  /** 1 for an event, 0 for censoring. */
  readonly event: Column;
}

/**
 * Times known to lie between two limits: in (time, upper], exact where they are equal, left-censored where `time` is 0,
 * right-censored where `upper` is Infinity.
 */
export interface IntervalCensored extends AftColumns {
  readonly upper: Column;
}

export type AftData = RightCensored | IntervalCensored;

/** What is known of a row's time. */
export const RIGHT = 0;
export const EXACT = 1;
export const LEFT = 2;
export const BETWEEN = 3;

export interface PreparedAft {
  readonly ok: true;
  readonly design: RegressionDesign;
  readonly kind: Uint8Array;
  /** Log times: of the event or censoring, or the lower limit; and the upper limit where there are two. */
  readonly y: Float64Array;
  readonly y2: Float64Array;
  /** Log of the entry time, -Infinity where it is 0. */
  readonly entry: Float64Array | undefined;
  readonly offset: Float64Array | undefined;
  readonly stratum: Int32Array;
  readonly strata: readonly number[];
  readonly cluster: { readonly index: Int32Array; readonly count: number } | undefined;
  /** Rows with an exact time, of positive weight. */
  readonly events: number;
}

export function prepareAft(data: AftData): PreparedAft | NotComputed {
  const rows = data.time.length;
  checkNotEmpty('time', data.time);
  checkColumn('time', data.time);
  const { kind, y, y2 } = 'upper' in data ? between(data) : rightCensored(data);
  if (data.offset !== undefined) checkColumn('offset', data.offset, rows);
  if (data.stratum !== undefined) checkColumn('stratum', data.stratum, rows);
  const design = regressionDesign(data.covariates ?? {}, rows, data.weight, true);
  if (!design.ok) return design;
  const gram = new Float64Array(design.columns.length ** 2);
  addGram(gram, design.columns, design.weight);
  const [dependent] = factorise(gram, design.columns.length).dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${design.names[dependent]} is a linear combination of other covariates`,
    );
  }
  let events = 0;
  let informative = 0;
  for (let row = 0; row < rows; row++) {
    if (design.weight[row] === 0) continue;
    if (kind[row] === EXACT) events++;
    if (kind[row] !== RIGHT) informative++;
  }
  if (informative === 0) return notComputed('no-events', 'no event was observed');
  const strata = data.stratum && factor(data.stratum);
  return {
    ok: true,
    design,
    kind,
    y,
    y2,
    entry: data.entry && entryLogs(data.entry, data.time, kind),
    offset: data.offset && new Float64Array(data.offset),
    stratum: strata?.index ?? new Int32Array(rows),
    strata: strata?.values ?? [0],
    cluster: data.cluster && clusters(data.cluster, rows),
    events,
  };
}

function entryLogs(entry: Column, time: Column, kind: Uint8Array): Float64Array {
  checkTimes('entry', entry, time.length);
  return Float64Array.from(entry, (at, row) => {
    const inside = kind[row] === BETWEEN ? at <= time[row]! : at < time[row]! || at === 0;
    if (!inside) throw new StatsInputError('entry', `${at} is not before time ${time[row]}`, row);
    return Math.log(at);
  });
}

function rightCensored({ time, event }: RightCensored) {
  checkIndicator('event', event, time.length);
  const y = Float64Array.from(time, (at, row) => {
    if (!(at > 0)) throw new StatsInputError('time', `is ${at}, not above 0`, row);
    return Math.log(at);
  });
  return { kind: Uint8Array.from(event, (e) => (e === 1 ? EXACT : RIGHT)), y, y2: new Float64Array(0) };
}

function between({ time, upper }: IntervalCensored) {
  const rows = time.length;
  if (upper.length !== rows) {
    throw new StatsInputError('upper', `has ${upper.length} rows where ${rows} were expected`);
  }
  const kind = new Uint8Array(rows);
  const y = new Float64Array(rows);
  const y2 = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [low, high] = [time[row]!, upper[row]!];
    if (low < 0) throw new StatsInputError('time', 'is negative', row);
    if (!(high >= low)) throw new StatsInputError('upper', `${high} is not at or after time ${low}`, row);
    if (high === 0) throw new StatsInputError('upper', 'is 0', row);
    if (low === 0 && high === Infinity) throw new StatsInputError('upper', 'says nothing with time 0', row);
    kind[row] = high === Infinity ? RIGHT : low === high ? EXACT : low === 0 ? LEFT : BETWEEN;
    y[row] = Math.log(kind[row] === LEFT ? high : low);
    y2[row] = kind[row] === BETWEEN ? Math.log(high) : y[row]!;
  }
  return { kind, y, y2 };
}
