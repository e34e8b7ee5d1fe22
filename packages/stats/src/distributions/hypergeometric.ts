import { StatsInputError } from '../error.ts';
import { logBinomialTerm } from './incomplete-beta.ts';
import { checkCount, checkPoint } from './point.ts';
import { DISCRETE_SLACK, logTarget, smallestWhole } from './solve.ts';
import { fromLower, fromUpper, type LogTails, NOTHING_ABOVE, NOTHING_BELOW, tailFunctions } from './tails.ts';

function check(white: number, black: number, drawn: number): void {
  checkCount('white', white);
  checkCount('black', black);
  checkCount('drawn', drawn);
  if (drawn > white + black) {
    throw new StatsInputError('drawn', `${drawn} is more than the ${white + black} there are`);
  }
}

/** Smallest and largest number of white balls that can be drawn. */
export function hypergeometricSupport(
  white: number,
  black: number,
  drawn: number,
): readonly [number, number] {
  return [Math.max(0, drawn - black), Math.min(drawn, white)];
}

function logDensity(k: number, white: number, black: number, drawn: number): number {
  checkPoint(k);
  check(white, black, drawn);
  const [least, most] = hypergeometricSupport(white, black, drawn);
  if (k < least || k > most || !Number.isInteger(k)) return -Infinity;
  const total = white + black;
  if (drawn === 0 || drawn === total) return 0;
  const share = drawn / total;
  const rest = (total - drawn) / total;
  return (
    logBinomialTerm(k, white - k, share, rest) +
    logBinomialTerm(drawn - k, black - drawn + k, share, rest) -
    logBinomialTerm(drawn, total - drawn, share, rest)
  );
}

/** Sums the probabilities from k outwards relative to that at k, by their ratio; stops when nothing is added. */
function outwardSum(k: number, step: 1 | -1, white: number, black: number, drawn: number): number {
  let sum = 1;
  let term = 1;
  for (let j = k; term > sum * 1e-17; j += step) {
    term *=
      step === 1
        ? ((white - j) * (drawn - j)) / ((j + 1) * (black - drawn + j + 1))
        : (j * (black - drawn + j)) / ((white - j + 1) * (drawn - j + 1));
    sum += term;
  }
  return sum;
}

function logTails(x: number, white: number, black: number, drawn: number): LogTails {
  checkPoint(x);
  check(white, black, drawn);
  const [least, most] = hypergeometricSupport(white, black, drawn);
  const k = Math.floor(x);
  if (k < least) return NOTHING_BELOW;
  if (k >= most) return NOTHING_ABOVE;
  if (k < (drawn * white) / (white + black)) {
    return fromLower(logDensity(k, white, black, drawn) + Math.log(outwardSum(k, -1, white, black, drawn)));
  }
  return fromUpper(
    logDensity(k + 1, white, black, drawn) + Math.log(outwardSum(k + 1, 1, white, black, drawn)),
  );
}

function quantileOf(p: number, tail: 'lower' | 'upper', white: number, black: number, drawn: number): number {
  check(white, black, drawn);
  const [logLower, logUpper] = logTarget(p, tail);
  const [least, most] = hypergeometricSupport(white, black, drawn);
  const reached = (k: number): boolean => {
    const at = logTails(k, white, black, drawn);
    return logLower < logUpper ? at[0] >= logLower - DISCRETE_SLACK : at[1] <= logUpper + DISCRETE_SLACK;
  };
  return smallestWhole(reached, (drawn * white) / Math.max(1, white + black), least, most);
}

/** White balls among `drawn` taken without replacement from `white` and `black` ones. */
export const hypergeometric = Object.freeze({
  density: (k: number, white: number, black: number, drawn: number): number =>
    Math.exp(logDensity(k, white, black, drawn)),
  logDensity,
  ...tailFunctions(logTails),
  /** The smallest k with P(X ≤ k) ≥ p. */
  quantile: (p: number, white: number, black: number, drawn: number): number =>
    quantileOf(p, 'lower', white, black, drawn),
  /** The smallest k with P(X > k) ≤ p. */
  upperQuantile: (p: number, white: number, black: number, drawn: number): number =>
    quantileOf(p, 'upper', white, black, drawn),
});
