import { eliminate } from '../linear/elimination.ts';

/** Differences below this are rounding; rows are of the order of 1. */
const NONE = 1e-9;
const MOST_STEPS = 10_000;

export interface Direction {
  readonly direction: Float64Array;
  /** Positions of the rows that the direction moves. */
  readonly told: readonly number[];
}

/**
 * The direction g within the unit cube that moves the rows the furthest together, each only its own way: maximises
 * Σ way · xᵀg subject to way · xᵀg ≥ 0, and xᵀg = 0 for rows of way 0. No row is moved exactly if the optimum is 0.
 *
 * Solved in the dual, where the basis has the size of g: minimise Σ |r| with r = Σ (1 + λ) way · x + Σ μ x over λ ≥ 0
 * and free μ, by the simplex method with Bland's rule (which cannot cycle). The prices at the optimum are g.
 */
export function steepest(rows: readonly Float64Array[], ways: readonly number[], size: number): Direction {
  // Right-hand side: −Σ way x, to be made up by λ and μ; what they cannot make up is left to one slack per coordinate.
  const right = new Float64Array(size);
  for (const [at, x] of rows.entries()) for (let j = 0; j < size; j++) right[j]! -= ways[at]! * x[j]!;
  const sign = right.map((value) => (value < 0 ? -1 : 1));
  // Basis entries: a row's column with its sign, or (from rows.length on) a slack.
  const slack = rows.length;
  const basis = Array.from({ length: size }, (_, j) => ({ at: slack + j, sign: sign[j]! }));
  const column = ({ at, sign: s }: { readonly at: number; readonly sign: number }): Float64Array =>
    at >= slack
      ? Float64Array.from({ length: size }, (_, j) => (j === at - slack ? s : 0))
      : rows[at]!.map((value) => s * value);
  let prices: Float64Array = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const matrix = basis.map(column);
    const found = eliminate(
      matrix,
      basis.map(({ at }) => (at >= slack ? 1 : 0)),
    );
    if (found === undefined) break;
    prices = found;
    const entering = enter(rows, ways, prices, slack);
    if (entering === undefined) break;
    const across = right
      .keys()
      .toArray()
      .map((i) => matrix.map((entry) => entry[i]!));
    const values = eliminate(across, right)!;
    const change = eliminate(across, column(entering))!;
    let leaving = -1;
    let least = Infinity;
    for (let k = 0; k < size; k++) {
      if (change[k]! <= NONE) continue;
      const ratio = Math.max(0, values[k]!) / change[k]!;
      const tie = Math.abs(ratio - least) <= NONE * (1 + least);
      if (leaving < 0 || (!tie && ratio < least) || (tie && basis[k]!.at < basis[leaving]!.at)) {
        leaving = k;
        least = leaving === k ? Math.min(ratio, least) : least;
      }
    }
    if (leaving < 0) break;
    basis[leaving] = entering;
  }
  const told = [...rows.keys()].filter((at) => ways[at] !== 0 && -ways[at]! * dot(rows[at]!, prices) > 1e-7);
  return { direction: prices.map((value) => -value), told };
}

/** The first column that lowers what is left: a row its own way, or either way where it must stay; else a slack. */
function enter(rows: readonly Float64Array[], ways: readonly number[], prices: Float64Array, slack: number) {
  for (const [at, x] of rows.entries()) {
    const along = dot(x, prices);
    if (ways[at]! >= 0 && along > NONE) return { at, sign: 1 };
    if (ways[at]! <= 0 && -along > NONE) return { at, sign: -1 };
  }
  for (const [j, price] of prices.entries()) {
    if (Math.abs(price) > 1 + NONE) return { at: slack + j, sign: Math.sign(price) };
  }
  return undefined;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}
