import { checkPositive } from '../input/options.ts';
import { incompleteGamma, logPoissonTerm } from './incomplete-gamma.ts';
import { logGammaOnePlus } from './log-gamma.ts';
import { normal } from './normal.ts';
import { checkPoint, checkShape } from './point.ts';
import { logTarget, solveTail } from './solve.ts';
import { type LogTails, tailFunctions } from './tails.ts';

function check(shape: number, rate: number): void {
  checkShape('shape', shape);
  checkPositive('rate', rate);
}

function logDensity(x: number, shape: number, rate: number): number {
  checkPoint(x);
  check(shape, rate);
  const z = x * rate;
  if (z < 0 || z === Infinity) return -Infinity;
  if (z === 0) return shape < 1 ? Infinity : shape > 1 ? -Infinity : Math.log(rate);
  if (shape >= 1) return logPoissonTerm(shape - 1, z) + Math.log(rate);
  return logPoissonTerm(shape, z) + Math.log(shape) - Math.log(x);
}

function logTails(x: number, shape: number, rate: number): LogTails {
  checkPoint(x);
  check(shape, rate);
  return incompleteGamma(shape, x * rate);
}

function quantileOf(target: LogTails, shape: number): number {
  if (target[0] === -Infinity) return 0;
  if (target[1] === -Infinity) return Infinity;
  const z = normal.quantile(Math.min(Math.max(Math.exp(target[0]), 1e-300), 1 - 1e-16));
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const wilsonHilferty = shape * cube ** 3;
  const small = (target[0] + logGammaOnePlus(shape)) / shape;
  const start = cube > 0.2 && shape > 0.3 ? Math.log(wilsonHilferty) : Math.min(small, Math.log(shape + 1));
  const u = solveTail(
    {
      logTails: (at) => (at < -700 ? belowReach(at, shape) : incompleteGamma(shape, Math.exp(at))),
      logDensity: (at) =>
        (at < -700 ? belowReach(at, shape)[0] : logPoissonTerm(shape, Math.exp(at))) + Math.log(shape),
      start,
    },
    target,
  );
  return Math.exp(u);
}

/** Tails where x = exp(at) underflows: the first term of the series. */
function belowReach(at: number, shape: number): LogTails {
  const logLower = shape * at - logGammaOnePlus(shape);
  return [logLower, Math.log(-Math.expm1(logLower))];
}

/** The gamma distribution by `shape` and `rate` (1 unless given); mean shape / rate. Source: Abramowitz & Stegun 6.5. */
export const gamma = Object.freeze({
  density: (x: number, shape: number, rate = 1): number => Math.exp(logDensity(x, shape, rate)),
  logDensity: (x: number, shape: number, rate = 1): number => logDensity(x, shape, rate),
  ...tailFunctions((x: number, shape: number, rate: number = 1) => logTails(x, shape, rate)),
  /** x with P(X ≤ x) = p. */
  quantile(p: number, shape: number, rate = 1): number {
    check(shape, rate);
    return quantileOf(logTarget(p, 'lower'), shape) / rate;
  },
  /** x with P(X > x) = p. */
  upperQuantile(p: number, shape: number, rate = 1): number {
    check(shape, rate);
    return quantileOf(logTarget(p, 'upper'), shape) / rate;
  },
});
