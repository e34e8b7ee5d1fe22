/** Logarithms of both tail probabilities: [log P(X ≤ x), log P(X > x)]. */
export type LogTails = readonly [lower: number, upper: number];

/**
 * The four tail functions that every distribution here has. `lower` is P(X ≤ x), `upper` is P(X > x);
 * each is computed in its own right, so that a small tail keeps its digits, and so are the logarithms.
 */
export interface Tails<P extends readonly number[]> {
  readonly lower: (x: number, ...parameters: P) => number;
  readonly upper: (x: number, ...parameters: P) => number;
  readonly logLower: (x: number, ...parameters: P) => number;
  readonly logUpper: (x: number, ...parameters: P) => number;
}

export function tailFunctions<P extends readonly number[]>(
  logTails: (x: number, ...parameters: P) => LogTails,
): Tails<P> {
  return {
    lower: (x, ...parameters) => Math.exp(logTails(x, ...parameters)[0]),
    upper: (x, ...parameters) => Math.exp(logTails(x, ...parameters)[1]),
    logLower: (x, ...parameters) => logTails(x, ...parameters)[0],
    logUpper: (x, ...parameters) => logTails(x, ...parameters)[1],
  };
}

/** log(1 − exp(v)) for v ≤ 0 without cancellation (Mächler 2012). */
export function logOneMinusExp(v: number): number {
  return v > -Math.LN2 ? Math.log(-Math.expm1(v)) : Math.log1p(-Math.exp(v));
}

/** Both tails when the logarithm of the lower one is known. */
export function fromLower(logLower: number): LogTails {
  const known = Math.min(logLower, 0);
  return [known, logOneMinusExp(known)];
}

/** Both tails when the logarithm of the upper one is known. */
export function fromUpper(logUpper: number): LogTails {
  const known = Math.min(logUpper, 0);
  return [logOneMinusExp(known), known];
}

export const NOTHING_BELOW: LogTails = [-Infinity, 0];
export const NOTHING_ABOVE: LogTails = [0, -Infinity];

/** Tails of the mirrored variable. */
export function swap(tails: LogTails): LogTails {
  return [tails[1], tails[0]];
}
