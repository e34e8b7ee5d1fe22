import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite } from '../input/options.ts';
import { gaussLegendre, panels } from '../numeric/gauss-legendre.ts';
import { quickExp } from '../numeric/quick-exp.ts';
import { deepFreeze } from '../result.ts';

const RULE = gaussLegendre(16);
/** Width of a panel in standard deviations of the narrowest factor of the integrand: leaves no error that shows. */
const PANEL = 2.5;
/** Beyond so many standard deviations a normal density adds nothing. */
const REACH = 8.7;

/** Where the process is at a look, on a grid. */
interface Grid {
  readonly z: Float64Array;
  /** Joint density of having continued so far and being at z, times the weight of the point. */
  readonly mass: Float64Array;
}

export interface Look {
  /** Share of the information, ascending, at most 1 at the end. */
  readonly information: number;
  /** Continuation region of the z statistic; -Infinity and Infinity where there is no bound. */
  readonly lower: number;
  readonly upper: number;
}

export interface Crossing {
  /** Probability of first crossing each look's upper and lower bound. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

export interface DriftOptions {
  /** The expected z statistic at full information: E z = drift · √information. Default 0, no effect. */
  readonly drift?: number;
}

/**
 * Probabilities of first crossing group-sequential bounds, by recursive numerical
 * integration over the joint normal density of the statistics; absolute error below 1e-13.
 * Source: Armitage, McPherson & Rowe (1969), JRSS A 132:235–244; Jennison & Turnbull (2000), chapter 19.
 */
export function crossingProbabilities(looks: readonly Look[], { drift = 0 }: DriftOptions = {}): Crossing {
  checkLooks(looks);
  checkFinite('drift', drift);
  const upper: number[] = [];
  const lower: number[] = [];
  let state: State | undefined;
  for (const [k, look] of looks.entries()) {
    upper.push(tailOf(state, look.information, look.upper, drift, 'upper'));
    lower.push(tailOf(state, look.information, look.lower, drift, 'lower'));
    const next = looks[k + 1];
    if (next !== undefined) state = advance(state, look, drift, next.information);
  }
  return deepFreeze({ upper, lower });
}

/**
 * Probability that a process with independent normal increments is within all the looks' bounds: a multivariate normal
 * rectangle with correlations √(earlier / later information), to 1e-13.
 */
export function stayProbability(looks: readonly Look[], { drift = 0 }: DriftOptions = {}): number {
  checkLooks(looks);
  checkFinite('drift', drift);
  let state: State | undefined;
  for (const [k, look] of looks.entries()) {
    const next = looks[k + 1];
    if (next === undefined) return inside(state, look, drift);
    state = advance(state, look, drift, next.information);
  }
  return 1;
}

function inside(state: State | undefined, { information, lower, upper }: Look, drift: number): number {
  // The smaller of both tails is subtracted from, so that a small rectangle keeps its digits.
  if (state === undefined)
    return normalBetween(lower - drift * Math.sqrt(information), upper - drift * Math.sqrt(information));
  const step = information - state.information;
  let sum = 0;
  for (let i = 0; i < state.grid.z.length; i++) {
    const reached = state.grid.z[i]! * Math.sqrt(state.information) + drift * step;
    const scale = (bound: number): number => (bound * Math.sqrt(information) - reached) / Math.sqrt(step);
    sum += state.grid.mass[i]! * normalBetween(scale(lower), scale(upper));
  }
  return sum;
}

function normalBetween(a: number, b: number): number {
  return a > 0 ? normal.upper(a) - normal.upper(b) : normal.lower(b) - normal.lower(a);
}

/** Where the process may be at a look, having crossed no bound. */
export interface State {
  readonly information: number;
  readonly grid: Grid;
}

/** Probability of having crossed no bound before and lying beyond `bound` now. */
export function tailOf(
  state: State | undefined,
  information: number,
  bound: number,
  drift: number,
  side: 'upper' | 'lower',
): number {
  const tail = side === 'upper' ? normal.upper : normal.lower;
  if (bound === Infinity) return side === 'upper' ? 0 : total(state);
  if (bound === -Infinity) return side === 'upper' ? total(state) : 0;
  const score = bound * Math.sqrt(information);
  if (state === undefined) return tail((score - drift * information) / Math.sqrt(information));
  const step = information - state.information;
  const spread = Math.sqrt(step);
  const before = Math.sqrt(state.information);
  let sum = 0;
  for (let i = 0; i < state.grid.z.length; i++) {
    sum += state.grid.mass[i]! * tail((score - state.grid.z[i]! * before - drift * step) / spread);
  }
  return sum;
}

/** Probability of having crossed no bound yet. */
function total(state: State | undefined): number {
  return state === undefined ? 1 : state.grid.mass.reduce((sum, mass) => sum + mass, 0);
}

/**
 * The state after a look at which the process stayed between the bounds. The grid is fine enough for this look's density
 * and for the step to the next look's information.
 */
export function advance(state: State | undefined, look: Look, drift: number, next: number): State {
  const { information } = look;
  const centre = drift * Math.sqrt(information);
  const from = Math.max(look.lower, centre - REACH);
  const to = Math.max(from, Math.min(look.upper, centre + REACH));
  const arriving = state === undefined ? 1 : (information - state.information) / information;
  const leaving = (next - information) / information;
  const { points: z, weights } = panels(RULE, from, to, PANEL * Math.sqrt(Math.min(1, arriving, leaving)));
  const mass = new Float64Array(z.length);
  for (let k = 0; k < z.length; k++) mass[k] = weights[k]! * densityAt(state, information, z[k]!, drift);
  return { information, grid: { z, mass } };
}

function densityAt(state: State | undefined, information: number, z: number, drift: number): number {
  const root = Math.sqrt(information);
  if (state === undefined) return normal.density(z - drift * root);
  const step = information - state.information;
  const spread = Math.sqrt(step);
  const target = z * root - drift * step;
  const before = Math.sqrt(state.information);
  const { z: from, mass } = state.grid;
  // Points ascend: only those from which the step is within reach add anything.
  const last = (target + REACH * spread) / before;
  let sum = 0;
  for (let i = firstAtLeast(from, (target - REACH * spread) / before); i < from.length; i++) {
    if (from[i]! > last) break;
    const gap = (target - from[i]! * before) / spread;
    sum += mass[i]! * quickExp(-0.5 * gap * gap);
  }
  return (sum * root) / (spread * Math.sqrt(2 * Math.PI));
}

function firstAtLeast(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Information that rises by a smaller share of itself is one look in practice, and its grid would be endless. */
const LEAST_RISE = 1e-6;

/** Throws unless the information at look `k` is more than that before by an amount that tells. */
export function checkRise(argument: string, information: number, before: number, k: number): void {
  if (!(information > before && information < Infinity)) {
    throw new StatsInputError(argument, `information ${information} does not rise`, k);
  }
  if (information - before < LEAST_RISE * information) {
    throw new StatsInputError(argument, `information ${information} is hardly above ${before}`, k);
  }
}

function checkLooks(looks: readonly Look[]): void {
  let before = 0;
  for (const [k, { information, lower, upper }] of looks.entries()) {
    checkRise('looks', information, before, k);
    if (!(lower <= upper)) throw new StatsInputError('looks', `lower bound ${lower} is above ${upper}`, k);
    before = information;
  }
}
