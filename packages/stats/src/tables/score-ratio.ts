import { findRoot } from '../numeric/root.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** Maximum-likelihood risks of both arms when treated risk = ratio × control risk (Miettinen & Nurminen 1985). */
export function constrainedRatioRisks(
  table: TwoByTwo,
  ratio: number,
): { readonly treated: number; readonly control: number } {
  const { treated, control } = table;
  const a = ratio * (treated.n + control.n);
  const b = -(ratio * (treated.n + control.events) + treated.events + control.n);
  const c = treated.events + control.events;
  // The smaller root of a x² + b x + c, by the form without cancellation.
  const risk = (2 * c) / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)));
  const atControl = Math.min(1, 1 / ratio, risk);
  return { treated: Math.min(1, ratio * atControl), control: atControl };
}

/** Score statistic of a given ratio; `inflation` multiplies the variance. */
export function ratioScore(table: TwoByTwo, ratio: number, inflation: number): number {
  const { treated, control } = table;
  const at = constrainedRatioRisks(table, ratio);
  const gap = treated.events / treated.n - (ratio * control.events) / control.n;
  const variance =
    (at.treated * (1 - at.treated)) / treated.n + (ratio * ratio * at.control * (1 - at.control)) / control.n;
  if (gap === 0) return 0;
  return variance > 0 ? gap / Math.sqrt(variance * inflation) : gap * Infinity;
}

/** Ratios not rejected by the score test; from 0 to Infinity where an arm has no events. */
export function ratioScoreLimits(table: TwoByTwo, z: number, inflation: number): readonly [number, number] {
  const { treated, control } = table;
  const estimate = treated.events / treated.n / (control.events / control.n);
  const bounded = (x: number): number => Math.max(-1e3, Math.min(1e3, x));
  const excess = (target: number) => (logRatio: number) =>
    bounded(ratioScore(table, Math.exp(logRatio), inflation)) - target;
  const centre = estimate > 0 && estimate < Infinity ? Math.log(estimate) : 0;
  const limit = (target: number, direction: 1 | -1): number => {
    const f = excess(target);
    let inner = centre;
    // From an estimate of 0 or infinity the search starts on the far side of the limit.
    while (direction * f(inner) < 0 && Math.abs(inner) < 700) inner -= direction;
    let step = 1;
    while (direction * f(inner + direction * step) > 0 && step < 700) step *= 2;
    return Math.exp(findRoot(f, inner, inner + direction * step));
  };
  const lower = treated.events === 0 ? 0 : limit(z, -1);
  const upper = control.events === 0 ? Infinity : limit(-z, 1);
  return [lower, upper];
}
