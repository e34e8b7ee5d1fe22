import { normal } from '../distributions/normal.ts';
import { checkFinite, checkLevel, checkPositive } from '../input/options.ts';
import { gaussLegendre, panels } from '../numeric/gauss-legendre.ts';
import { findRoot } from '../numeric/root.ts';
import { type Computed, computed } from '../result.ts';
import { type EventStep, eventSteps, logShare, type TwoGroupData } from './event-steps.ts';

export interface LogRankSequenceOptions {
  /** Default 0.95. */
  readonly level?: number;
  /**
   * Normal weights on the log hazard ratio, chosen before the data: where the sequence is to be narrow. Default mean 0 and
   * sd 1. The coverage holds whatever they are.
   */
  readonly prior?: { readonly mean: number; readonly sd: number };
}

export interface LogRankSequence {
  readonly groups: readonly number[];
  readonly time: Float64Array;
  /** Events so far. */
  readonly events: Float64Array;
  /** Limits of the hazard ratio, second group over first; 0 and Infinity where the data give no bound yet. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Logarithm of the e-value against a hazard ratio of 1. */
  readonly logE: Float64Array;
  readonly level: number;
}

const RULE = gaussLegendre(16);

/**
 * A confidence sequence of the hazard ratio: intervals after every event that all together cover the true ratio with the
 * given level, however one looks and stops. They hold the ratios that the mean partial likelihood, weighted by the prior,
 * does not beat by a factor 1 / (1 − level).
 * Source: Robbins' method of mixtures (1970) on Cox's partial likelihood; Ter Schure, Pérez-Ortiz, Ly & Grünwald (2020), section 6.
 */
export function logRankConfidenceSequence(
  data: TwoGroupData,
  options: LogRankSequenceOptions = {},
): Computed<LogRankSequence> {
  const { level = 0.95, prior = { mean: 0, sd: 1 } } = options;
  checkLevel(level);
  checkFinite('prior.mean', prior.mean);
  checkPositive('prior.sd', prior.sd);
  const found = eventSteps(data);
  if (!found.ok) return found;
  const { steps, groups } = found;
  const total = steps.reduce((sum, step) => sum + step.margins.events, 0);
  // A likelihood of d events is no narrower than 2 / √d, the prior no narrower than its own deviation.
  const narrow = 1 / Math.sqrt(total / 4 + prior.sd ** -2);
  const reach = 8.7 * prior.sd;
  const { points, weights } = panels(RULE, prior.mean - reach, prior.mean + reach, 2.5 * narrow);
  const logWeight = points.map((b, i) => Math.log(weights[i]!) + normal.logDensity(b, prior.mean, prior.sd));
  const running = Float64Array.from(logWeight);
  const column = (): Float64Array => new Float64Array(steps.length);
  const [events, lower, upper, logE] = [column(), column(), column(), column()];
  let seen = 0;
  let atOne = 0;
  let centre = 0;
  for (const [k, step] of steps.entries()) {
    for (let i = 0; i < points.length; i++) running[i]! += logShare(step, points[i]!);
    const mixture = logSum(running);
    atOne += logShare(step, 0);
    seen += step.margins.events;
    events[k] = seen;
    logE[k] = mixture - atOne;
    const above = (b: number): number => logLikelihood(steps, k, b) - mixture - Math.log(1 - level);
    centre = points[highest(running, logWeight)]!;
    lower[k] = Math.exp(limit(above, centre, -1));
    upper[k] = Math.exp(limit(above, centre, 1));
  }
  const time = Float64Array.from(steps, (step) => step.time);
  return computed({ groups, time, events, lower, upper, logE, level });
}

function logLikelihood(steps: readonly EventStep[], last: number, logRatio: number): number {
  let sum = 0;
  for (let k = 0; k <= last; k++) sum += logShare(steps[k]!, logRatio);
  return sum;
}

/** Where a concave function falls to zero on one side of a point at which it is above. */
function limit(f: (b: number) => number, from: number, direction: 1 | -1): number {
  let inner = from;
  let step = 0.25;
  while (f(inner + direction * step) > 0) {
    inner += direction * step;
    step *= 2;
    if (step > 600) return direction * Infinity;
  }
  return findRoot(f, inner, inner + direction * step);
}

/** Position of the largest likelihood on the grid: it is never below the weighted mean. */
function highest(running: Float64Array, logWeight: Float64Array): number {
  let best = 0;
  for (let i = 1; i < running.length; i++) {
    if (running[i]! - logWeight[i]! > running[best]! - logWeight[best]!) best = i;
  }
  return best;
}

function logSum(values: Float64Array): number {
  const top = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return top + Math.log(values.reduce((sum, value) => sum + Math.exp(value - top), 0));
}
