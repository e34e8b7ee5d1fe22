import { normal } from '../distributions/normal.ts';

/** Points of the grid on a standard deviation; errors fall with its fourth power. */
const PER_SD = 48;
const REACH = 8.5;

/** A grid with Simpson's weights. */
interface Grid {
  readonly z: Float64Array;
  /** Joint density of continuing so far and being at z, times the weight of the point. */
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

/**
 * Probabilities of first crossing group-sequential bounds, for a drift E z = drift · √information, by recursive numerical
 * integration over the joint normal density of the statistics.
 * Source: Armitage, McPherson & Rowe (1969); Jennison & Turnbull (2000), chapter 19.
 */
export function crossingProbabilities(looks: readonly Look[], drift: number): Crossing {
  const upper: number[] = [];
  const lower: number[] = [];
  let state: State | undefined;
  for (const look of looks) {
    upper.push(tailOf(state, look.information, look.upper, drift, 'upper'));
    lower.push(tailOf(state, look.information, look.lower, drift, 'lower'));
    state = advance(state, look, drift);
  }
  return { upper, lower };
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
  if (bound === Infinity || bound === -Infinity) return tail(bound);
  const score = bound * Math.sqrt(information);
  if (state === undefined) return tail((score - drift * information) / Math.sqrt(information));
  const step = information - state.information;
  let sum = 0;
  for (let i = 0; i < state.grid.z.length; i++) {
    const at = state.grid.z[i]! * Math.sqrt(state.information);
    sum += state.grid.mass[i]! * tail((score - at - drift * step) / Math.sqrt(step));
  }
  return sum;
}

/** The state after a look at which the process stayed between the bounds. */
export function advance(state: State | undefined, look: Look, drift: number): State {
  const { information } = look;
  const centre = drift * Math.sqrt(information);
  const from = Math.max(look.lower, centre - REACH);
  const to = Math.min(look.upper, centre + REACH);
  const { z, weights } = simpson(from, Math.max(from, to), state, information);
  const mass = new Float64Array(z.length);
  for (let k = 0; k < z.length; k++) {
    mass[k] = weights[k]! * densityAt(state, information, z[k]!, drift);
  }
  return { information, grid: { z, mass } };
}

function densityAt(state: State | undefined, information: number, z: number, drift: number): number {
  const root = Math.sqrt(information);
  if (state === undefined) return normal.density(z - drift * root);
  const step = information - state.information;
  const spread = Math.sqrt(step);
  const target = z * root - drift * step;
  const before = Math.sqrt(state.information);
  let sum = 0;
  for (let i = 0; i < state.grid.z.length; i++) {
    const gap = (target - state.grid.z[i]! * before) / spread;
    if (gap < 39 && gap > -39) sum += state.grid.mass[i]! * Math.exp(-0.5 * gap * gap);
  }
  return (sum * root) / (spread * Math.sqrt(2 * Math.PI));
}

/** Points fine enough for this look's density and for the next step away from it. */
function simpson(from: number, to: number, state: State | undefined, information: number) {
  const share = state === undefined ? 1 : Math.sqrt((information - state.information) / information);
  const intervals = 2 * Math.max(4, Math.ceil((PER_SD * (to - from)) / (2 * Math.min(1, 2 * share))));
  const width = (to - from) / intervals;
  const z = Float64Array.from({ length: intervals + 1 }, (_, i) => from + i * width);
  const weights = z.map((_, i) => (width / 3) * (i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2));
  return { z, weights };
}
