import { findRoot } from '../numeric/root.ts';
import { risksOf, type TwoByTwo } from './two-by-two.ts';

/**
 * Maximum-likelihood risks of both arms when they must differ by `difference` (treated less control): the root of
 * the likelihood cubic in closed form. Source: Farrington & Manning (1990), Stat Med 9:1447–1454, appendix.
 */
export function constrainedRisks(
  table: TwoByTwo,
  difference: number,
): { readonly treated: number; readonly control: number } {
  const { treated, control } = table;
  const p1 = treated.events / treated.n;
  const p0 = control.events / control.n;
  const theta = control.n / treated.n;
  const a = 1 + theta;
  const b = -(1 + theta + p1 + theta * p0 + difference * (theta + 2));
  const c = difference * difference + difference * (2 * p1 + theta + 1) + p1 + theta * p0;
  const d = -p1 * difference * (1 + difference);
  const v = (b / (3 * a)) ** 3 - (b * c) / (6 * a * a) + d / (2 * a);
  const u = (v < 0 ? -1 : 1) * Math.sqrt(Math.max(0, (b / (3 * a)) ** 2 - c / (3 * a)));
  const cosine = u === 0 ? 0 : Math.min(1, Math.max(-1, v / u ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  const root = polish(2 * u * Math.cos(angle) - b / (3 * a), a, b, c, d);
  const lowest = Math.max(0, difference);
  const highest = Math.min(1, 1 + difference);
  const risk = Math.min(highest, Math.max(lowest, root));
  return { treated: risk, control: Math.min(1, Math.max(0, risk - difference)) };
}

/** Two Newton steps on the cubic, which the trigonometric root misses by rounding. */
function polish(start: number, a: number, b: number, c: number, d: number): number {
  let x = start;
  for (let step = 0; step < 2; step++) {
    const value = ((a * x + b) * x + c) * x + d;
    const slope = (3 * a * x + 2 * b) * x + c;
    if (Math.abs(slope) < 1e-8) return x;
    x -= value / slope;
  }
  return x;
}

/** The score statistic of a given difference: observed less given, over its constrained standard error times √inflation. */
export function scoreStatistic(table: TwoByTwo, difference: number, inflation: number): number {
  const { treated, control } = table;
  const observed = risksOf(table);
  const at = constrainedRisks(table, difference);
  const variance = (at.treated * (1 - at.treated)) / treated.n + (at.control * (1 - at.control)) / control.n;
  const gap = observed.treated - observed.control - difference;
  if (gap === 0) return 0;
  return variance > 0 ? gap / Math.sqrt(variance * inflation) : gap * Infinity;
}

/** Differences not rejected by the score test: limits within [−1, 1]. */
export function scoreLimits(table: TwoByTwo, z: number, inflation: number): readonly [number, number] {
  const observed = risksOf(table);
  const difference = observed.treated - observed.control;
  const bounded = (x: number): number => Math.max(-1e3, Math.min(1e3, x));
  const side = (end: number, target: number): number => {
    const excess = (at: number): number => bounded(scoreStatistic(table, at, inflation)) - target;
    return excess(end) * excess(difference) < 0 ? findRoot(excess, difference, end) : end;
  };
  return [side(-1, z), side(1, -z)];
}
