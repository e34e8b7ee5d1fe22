import { StatsInputError } from '../../error.ts';
import { type Computed, computed } from '../../result.ts';
import { checkSurvivalData } from '../kaplan-meier.ts';
import { timeIndex } from '../time-index.ts';
import type { CoxData } from './data.ts';
import { type CoxFit, type CoxOptions, coxRegression } from './regression.ts';
import { splitCoxData } from './split.ts';

/**
 * Covariates that change with time, by name: the value for a zero-based row of the data at a time, e.g.
 * `(row, time) => karno[row] * Math.log(time + 20)` for an effect that drifts with log time.
 */
export type TimeEffects = Readonly<Record<string, (row: number, time: number) => number>>;

export interface TimeVaryingData extends CoxData {
  readonly effects: TimeEffects;
}

export interface TimeVaryingRows extends CoxData {
  /** The row of the data that each piece is of. */
  readonly row: Int32Array;
}

/**
 * The start–stop data set of a Cox model with covariates that are functions of time: rows split at the event times,
 * the functions taken at the end of each piece, as R's tt(). With it residuals and curves can be had as from any other.
 * Rows of the result: up to rows × distinct event times.
 */
export function timeVaryingData({ effects, ...data }: TimeVaryingData): TimeVaryingRows {
  checkSurvivalData(data);
  const { times, rank } = timeIndex(data.time);
  const eventful = new Uint8Array(times.length);
  for (let row = 0; row < data.time.length; row++) if (data.event[row] === 1) eventful[rank[row]!] = 1;
  const split = splitCoxData(
    data,
    times.filter((_, at) => eventful[at] === 1),
  );
  const { row, time } = split.rows;
  const added = Object.entries(effects).map(([name, value]) => {
    if (name in data.covariates) throw new StatsInputError(`effects.${name}`, 'is also among the covariates');
    const column = new Float64Array(row.length);
    for (let piece = 0; piece < row.length; piece++) {
      const at = value(row[piece]!, time[piece]!);
      if (!Number.isFinite(at)) {
        throw new StatsInputError(`effects.${name}`, `is ${at} at time ${time[piece]}`, row[piece]);
      }
      column[piece] = at;
    }
    return [name, column] as const;
  });
  return { ...split.data, covariates: { ...split.data.covariates, ...Object.fromEntries(added) }, row };
}

/**
 * Cox regression with covariates that are functions of time besides those in `data.covariates`: for an effect that
 * changes with time, or where proportional hazards fail. Robust errors are by row of the data where no cluster is
 * given; `n` counts its rows. Source: Therneau & Grambsch (2000), section 6.5; as coxph with tt().
 */
export function timeVaryingCox(data: TimeVaryingData, options: CoxOptions = {}): Computed<CoxFit> {
  const { row, ...split } = timeVaryingData(data);
  const robust = options.errors === 'robust' && split.cluster === undefined;
  const fit = coxRegression(robust ? { ...split, cluster: row } : split, options);
  return fit.ok ? computed({ ...fit, n: data.time.length }) : fit;
}
