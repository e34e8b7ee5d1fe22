import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice } from '../input/options.ts';
import { factorise } from '../linear/cholesky.ts';
import { addGram } from '../linear/gram.ts';
import { steepest } from '../numeric/steepest-direction.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { type RegressionDesign, regressionDesign } from './design.ts';
import { outcomeBetween } from './logistic.ts';
import { outcomeNotNegative } from './poisson.ts';

export interface SeparationData {
  readonly y: Column;
  readonly covariates: Covariates;
}

export interface Separation {
  /**
   * 'complete': some combination of the covariates tells every row's outcome; 'quasi-complete': those of some rows
   * ('poisson': the zeros of some rows), while the others leave it undetermined. In both cases maximum likelihood has
   * no finite estimate; `firthLogistic` and `firthPoisson` have.
   */
  readonly kind: 'none' | 'quasi-complete' | 'complete';
  /** Rows whose outcome is told, ascending: the fitted mean goes to what was observed. */
  readonly rows: readonly number[];
  /**
   * Coefficients of one such combination, the largest 1 in size: moving along it, the likelihood never falls. All zero
   * without separation.
   */
  readonly direction: readonly { readonly name: string; readonly value: number }[];
}

/**
 * Whether the data separate, told exactly by linear programming before any fit, with the rows to blame.
 * Sources: Albert & Anderson (1984), Biometrika 71:1–10; Konis (2007); Correia, Guimarães & Zylkin (2019) for counts.
 * Not computed: an outcome without variation, dependent covariates.
 */
export function separation(
  data: SeparationData,
  options: { readonly model?: 'logistic' | 'poisson' } = {},
): Computed<Separation> {
  const { model = 'logistic' } = options;
  checkChoice('model', model, ['logistic', 'poisson']);
  checkNotEmpty('y', data.y);
  checkColumn('y', data.y);
  const constant = model === 'logistic' ? outcomeBetween(data.y) : outcomeNotNegative(data.y);
  if (constant !== undefined) return constant;
  const n = data.y.length;
  const design = regressionDesign(data.covariates, n, undefined, true);
  if (!design.ok) return design;
  const gram = new Float64Array(design.columns.length ** 2);
  addGram(gram, design.columns, design.weight);
  const [dependent] = factorise(gram, design.columns.length).dependent;
  if (dependent !== undefined) {
    return notComputed(
      'singular-information',
      `${design.names[dependent]} is a linear combination of others`,
    );
  }
  // Where a row's predictor may go without its likelihood falling: up, down, or nowhere.
  const ways = Int8Array.from({ length: n }, (_, row) => {
    const y = data.y[row]!;
    if (y === 0) return -1;
    return model === 'logistic' && y === 1 ? 1 : 0;
  });
  const scaled = design.columns.map((x, j) => x.map((value) => value / design.scales[j]!));
  const told: number[] = [];
  let open = [...ways.keys()];
  let direction: Float64Array | undefined;
  // A row once told can go on being told at any cost to the others: they are judged by themselves.
  for (;;) {
    const found = steepest(
      open.map((row) => Float64Array.from(scaled, (x) => x[row]!)),
      open.map((row) => ways[row]!),
      scaled.length,
    );
    if (found.told.length === 0) break;
    direction ??= found.direction;
    const now = new Set(found.told.map((at) => open[at]!));
    told.push(...now);
    open = open.filter((row) => !now.has(row));
  }
  const movable = ways.reduce((count, way) => count + (way === 0 ? 0 : 1), 0);
  return computed({
    kind:
      told.length === 0 ? 'none' : told.length === movable && movable === n ? 'complete' : 'quasi-complete',
    rows: told.sort((a, b) => a - b),
    direction: originalDirection(design, direction),
  });
}

function originalDirection(design: RegressionDesign, direction: Float64Array | undefined) {
  const values = design.names.map((_, j) => (direction?.[j] ?? 0) / design.scales[j]!);
  for (const [j, mean] of design.means.entries()) values[0]! -= mean * values[j + 1]!;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  // What is left of zero after rounding is zero.
  return design.names.map((name, j) => {
    const value = values[j]! / largest;
    return { name, value: Math.abs(value) < 1e-9 ? 0 : value };
  });
}
