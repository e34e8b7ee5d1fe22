import { checkChoice, checkFinite, checkPositive } from '../input/options.ts';
import { type Computed, computed } from '../result.ts';
import { type EProcess, eProcess } from './e-process.ts';
import { eventSteps, logShare, type TwoGroupData } from './event-steps.ts';

export type SafeAlternative = 'two-sided' | 'one-sided';

export interface SafeLogRankOptions {
  /** Smallest hazard ratio that matters, second group over first, chosen before the data. Values below 1 are a benefit. */
  readonly hazardRatio: number;
  /** 'one-sided' (default): towards `hazardRatio`. 'two-sided': the mean of the e-values towards it and its inverse. */
  readonly alternative?: SafeAlternative;
  /** Hazard ratio under the hypothesis; default 1. */
  readonly nullRatio?: number;
  /** Rejection at e ≥ 1 / alpha; default 0.05. */
  readonly alpha?: number;
}

export interface SafeLogRank extends EProcess {
  readonly groups: readonly number[];
  /** Of each value of `logE`. */
  readonly time: Float64Array;
  /** Events so far. */
  readonly events: Float64Array;
}

/**
 * The safe log-rank test: the likelihood ratio of Cox's partial likelihood between the hazard ratio that matters and the
 * one under the hypothesis. It is an e-value at every moment: whatever the rule by which one looks, stops or goes on,
 * P(ever e ≥ 1 / alpha) ≤ alpha, and e-values of separate trials multiply.
 * Tied events enter by their exact conditional distribution.
 * Source: Ter Schure, Pérez-Ortiz, Ly & Grünwald (2020), arXiv:2011.06931; Grünwald, de Heide & Koolen (2024), JRSS B 86:1091–1128.
 */
export function safeLogRank(data: TwoGroupData, options: SafeLogRankOptions): Computed<SafeLogRank> {
  const { hazardRatio, alternative = 'one-sided', nullRatio = 1, alpha = 0.05 } = options;
  checkPositive('hazardRatio', hazardRatio);
  checkPositive('nullRatio', nullRatio);
  checkChoice('alternative', alternative, ['two-sided', 'one-sided']);
  const found = eventSteps(data);
  if (!found.ok) return found;
  const { steps, groups } = found;
  const [effect, none] = [Math.log(hazardRatio), Math.log(nullRatio)];
  const logE = new Float64Array(steps.length);
  const events = new Float64Array(steps.length);
  let towards = 0;
  let away = 0;
  let total = 0;
  for (const [k, step] of steps.entries()) {
    const under = logShare(step, none);
    towards += logShare(step, effect) - under;
    away += logShare(step, 2 * none - effect) - under;
    total += step.margins.events;
    events[k] = total;
    logE[k] = alternative === 'one-sided' ? towards : logMean(towards, away);
  }
  return computed({
    groups,
    time: Float64Array.from(steps, (step) => step.time),
    events,
    ...eProcess(logE, alpha),
  });
}

/**
 * The e-value of a log-rank z statistic after a number of events, where the single times are not known: the ratio of its
 * normal densities with and without the effect. `ratio` is that of the second arm's size to the first's. Holds for large
 * numbers and balanced risk sets only; {@link safeLogRank} needs neither.
 */
export function safeLogRankFromZ(
  { z, events }: { readonly z: number; readonly events: number },
  {
    hazardRatio,
    alternative = 'one-sided',
    ratio = 1,
  }: { readonly hazardRatio: number; readonly alternative?: SafeAlternative; readonly ratio?: number },
): number {
  checkFinite('z', z);
  checkPositive('events', events);
  checkPositive('hazardRatio', hazardRatio);
  checkPositive('ratio', ratio);
  checkChoice('alternative', alternative, ['two-sided', 'one-sided']);
  const mean = (Math.log(hazardRatio) * Math.sqrt(events * ratio)) / (1 + ratio);
  const towards = mean * z - (mean * mean) / 2;
  const away = -mean * z - (mean * mean) / 2;
  return Math.exp(alternative === 'one-sided' ? towards : logMean(towards, away));
}

/** log ((eᵃ + eᵇ) / 2). */
function logMean(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return high + Math.log1p(Math.exp(low - high)) - Math.LN2;
}
