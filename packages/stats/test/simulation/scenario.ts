import type { Interval, Random } from '../../src/index.ts';

/**
 * Where the true share may lie. 'nominal': at the nominal level, as exact and large-sample theory say. 'conservative':
 * there or on the safe side of it, as discrete and anytime-valid methods promise. `within`: that far from it, for an
 * approximation in samples as small as these. Else between two shares, which differ from the nominal one for the reason
 * that is given.
 */
export type Band =
  | 'nominal'
  | 'conservative'
  | { readonly within: number }
  | { readonly from: number; readonly to: number; readonly why: string };

/** One method under one truth: how often its interval covers the truth, or its test rejects a true hypothesis. */
export interface Scenario {
  /** Also the label of its random numbers. */
  readonly name: string;
  /** The exported functions whose interval or test this is about. */
  readonly of: readonly string[];
  /** The call, as it would be written. */
  readonly call: string;
  /** How the data come about. */
  readonly truth: string;
  readonly share: 'coverage' | 'rejection';
  /** Level of the interval, or size of the test. */
  readonly nominal: number;
  readonly band: Band;
  readonly repetitions: number;
  /** Largest share of repetitions for which the method may have no result; default 0. */
  readonly mayLack?: number;
  /** One repetition: covered or rejected; undefined without a result. */
  readonly run: (random: Random) => boolean | undefined;
}

/** Options as they would be written. */
export function written(options: object): string {
  return JSON.stringify(options)
    .replaceAll(/"(\w+)":/gu, '$1: ')
    .replaceAll('"', "'")
    .replaceAll('{', '{ ')
    .replaceAll('}', ' }')
    .replaceAll(',', ', ');
}

type Given = Omit<Scenario, 'share' | 'nominal'> & { readonly nominal?: number };

/** A scenario of an interval with level 0.95. */
export const coverage = (given: Given): Scenario => ({ share: 'coverage', nominal: 0.95, ...given });

/** A scenario of a test at 0.05. */
export const rejection = (given: Given): Scenario => ({ share: 'rejection', nominal: 0.05, ...given });

type Result<T> = (T & { readonly ok: true }) | { readonly ok: false };
type Limits = Pick<Interval, 'lower' | 'upper'>;

/** Whether an interval holds the truth. */
export function holds({ lower, upper }: Limits, truth: number): boolean {
  return lower <= truth && truth <= upper;
}

/** Whether the interval taken from a result holds the truth; undefined without a result. */
export function covers<T>(
  result: Result<T>,
  truth: number,
  interval: (result: T) => Limits | undefined,
): boolean | undefined {
  const found = result.ok ? interval(result) : undefined;
  return found && holds(found, truth);
}

/** Whether the p-value taken from a result is at most 0.05; undefined without a result. */
export function rejects<T>(result: Result<T>, p: (result: T) => number | undefined): boolean | undefined {
  const found = result.ok ? p(result) : undefined;
  return found === undefined ? undefined : found <= 0.05;
}
