import { checkAlpha } from '../input/options.ts';

/** Evidence against a hypothesis that may be looked at after every observation. */
export interface EProcess {
  /** Natural logarithm of the e-value after each step. */
  readonly logE: Float64Array;
  /** The last e-value; Infinity where it exceeds the range of numbers. */
  readonly e: number;
  /** Anytime-valid p-value: 1 / the largest e-value so far, at most 1. */
  readonly p: number;
  /** Position of the first e-value of at least 1 / alpha; undefined where there is none. */
  readonly rejectedAt: number | undefined;
  readonly alpha: number;
}

/** Reads an e-process off its logarithms. Ville (1939): under the hypothesis it ever reaches 1 / alpha with probability alpha at most. */
export function eProcess(logE: Float64Array, alpha: number): EProcess {
  checkAlpha(alpha);
  const first = logE.findIndex((value) => value >= -Math.log(alpha));
  const highest = logE.reduce((most, value) => Math.max(most, value), 0);
  return {
    logE,
    e: logE.length === 0 ? 1 : Math.exp(logE.at(-1)!),
    p: Math.exp(-highest),
    rejectedAt: first < 0 ? undefined : first,
    alpha,
  };
}
