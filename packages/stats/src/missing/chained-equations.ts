import { StatsInputError } from '../error.ts';
import { type Column, factor } from '../input/columns.ts';
import { checkChoice, checkFinite, checkWhole } from '../input/options.ts';
import type { Matrix } from '../linear/matrix.ts';
import type { Random } from '../random/stream.ts';
import { type Computed, computed, type NotComputed, notComputed } from '../result.ts';
import { imputeClasses } from './impute-categorical.ts';
import { imputeByMatching, imputeNormal } from './impute-numeric.ts';
import { predictionDesign } from './prediction-design.ts';

/**
 * How a column is imputed: by Bayesian linear regression, by predictive mean matching, by logistic regression (values 0
 * and 1) or by multinomial logistic regression (any codes).
 */
export type ImputationMethod = 'normal' | 'pmm' | 'logistic' | 'polytomous';

export interface ImputationOptions {
  readonly random: Random;
  /** Completed data sets; default 20. */
  readonly imputations?: number;
  /** Number of the first of them; default 0. Ranges may be shared out: imputation i is the same wherever it is made. */
  readonly first?: number;
  /** Rounds through the incomplete columns; default 10. */
  readonly sweeps?: number;
  /** By column; default 'logistic' for columns of zeros and ones, else 'pmm'. */
  readonly methods?: Readonly<Record<string, ImputationMethod>>;
  /** Columns that each column is predicted from; default all others. */
  readonly predictors?: Readonly<Record<string, readonly string[]>>;
  /** Complete columns of codes that predict by one indicator a code, as polytomous ones do. */
  readonly categorical?: readonly string[];
  /** Rows that predictive mean matching draws from; default 5. */
  readonly donors?: number;
  /**
   * Delta adjustment by column, one number or one a row: added to every imputed value of numeric columns, and to the log
   * odds of 1 of logistic ones.
   */
  readonly shift?: Readonly<Record<string, number | Column>>;
}

export interface MultipleImputation {
  /** The completed data sets. */
  readonly completed: readonly Readonly<Record<string, Float64Array>>[];
  /** Missing values by column. */
  readonly missing: Readonly<Record<string, number>>;
  /** By incomplete column. */
  readonly methods: Readonly<Record<string, ImputationMethod>>;
  /** Mean of the imputed values by incomplete column: a row an imputation, a column a sweep. They should not drift. */
  readonly trace: Readonly<Record<string, Matrix>>;
}

/** A column with gaps. */
interface Target {
  readonly name: string;
  readonly method: ImputationMethod;
  readonly observed: Int32Array;
  readonly missing: Int32Array;
  /** Observed values, and their distinct ones with each row's class. */
  readonly y: Float64Array;
  readonly values: readonly number[];
  readonly classOf: Int32Array;
  readonly predictors: readonly string[];
  readonly shift: Float64Array | undefined;
}

/**
 * Multiple imputation by chained equations. Missing values are NaN. Each incomplete column, the least incomplete first,
 * is drawn in turn from its distribution given the others. Every draw comes from the stream's part for its imputation,
 * sweep and column, so results depend neither on the order of the work nor on how it is shared out.
 * Source: Van Buuren & Groothuis-Oudshoorn (2011), J Stat Softw 45(3).
 */
export function multipleImputation(
  columns: Readonly<Record<string, Column>>,
  options: ImputationOptions,
): Computed<MultipleImputation> {
  const { random, imputations = 20, first = 0, sweeps = 10, donors = 5 } = options;
  checkWhole('imputations', imputations, 1);
  checkWhole('first', first);
  checkWhole('sweeps', sweeps, 1);
  checkWhole('donors', donors, 1);
  const names = checkColumns(columns);
  checkNames(options, names);
  const coded = new Set(options.categorical ?? []);
  const targets: Target[] = [];
  const missing: Record<string, number> = {};
  for (const name of names) {
    const target = targetOf(name, columns[name]!, names, options);
    missing[name] = target.missing.length;
    if (target.missing.length === 0) continue;
    if (target.y.length === 0) return notComputed('too-few-observations', `${name} has no observed value`);
    if ((target.method === 'logistic' || target.method === 'polytomous') && target.values.length < 2) {
      return notComputed('no-variation', `${name} has the same value wherever it is observed`);
    }
    if (target.method === 'polytomous') coded.add(name);
    targets.push(target);
  }
  targets.sort((a, b) => a.missing.length - b.missing.length);
  const codes = new Map([...coded].map((name) => [name, codesOf(columns[name]!)] as const));
  const trace: Record<string, number[][]> = Object.fromEntries(targets.map(({ name }) => [name, []]));
  const completed: Record<string, Float64Array>[] = [];
  for (let i = first; i < first + imputations; i++) {
    const source = random.split(i);
    const filled = Object.fromEntries(names.map((name) => [name, Float64Array.from(columns[name]!)]));
    for (const target of targets) {
      const start = source.split('start').split(target.name);
      for (const row of target.missing) filled[target.name]![row] = target.y[start.integer(target.y.length)]!;
      trace[target.name]!.push([]);
    }
    for (let sweep = 0; sweep < sweeps; sweep++) {
      for (const target of targets) {
        const drawn = draw(target, filled, codes, donors, source.split(sweep).split(target.name));
        if ('reason' in drawn) return drawn;
        let sum = 0;
        for (const [k, row] of target.missing.entries()) {
          filled[target.name]![row] = drawn[k]!;
          sum += drawn[k]!;
        }
        trace[target.name]!.at(-1)!.push(sum / drawn.length);
      }
    }
    completed.push(filled);
  }
  const methods = Object.fromEntries(targets.map(({ name, method }) => [name, method]));
  return computed({ completed, missing, methods, trace });
}

/** New values for the gaps of one column, given the rest as it now stands. */
function draw(
  target: Target,
  filled: Readonly<Record<string, Float64Array>>,
  codes: ReadonlyMap<string, readonly number[]>,
  donors: number,
  random: Random,
): Float64Array | NotComputed {
  const predictors = target.predictors.flatMap((name) => {
    const column = filled[name]!;
    const values = codes.get(name);
    if (values === undefined) return [column];
    return values.slice(1).map((code) => column.map((value) => (value === code ? 1 : 0)));
  });
  const design = predictionDesign(predictors, target.observed, target.missing);
  const { shift } = target;
  if (target.method === 'logistic' || target.method === 'polytomous') {
    const classes = imputeClasses(design, target.classOf, target.values.length, random, shift);
    return 'reason' in classes ? classes : Float64Array.from(classes, (k) => target.values[k]!);
  }
  const values =
    target.method === 'normal'
      ? imputeNormal(design, target.y, random)
      : imputeByMatching(design, target.y, donors, random);
  return shift === undefined ? values : values.map((value, k) => value + shift[k]!);
}

function targetOf(
  name: string,
  column: Column,
  names: readonly string[],
  { methods, predictors, shift }: ImputationOptions,
): Target {
  const rows = Array.from({ length: column.length }, (_, row) => row);
  const observed = Int32Array.from(rows.filter((row) => !Number.isNaN(column[row])));
  const missing = Int32Array.from(rows.filter((row) => Number.isNaN(column[row])));
  const y = Float64Array.from(observed, (row) => column[row]!);
  const { values, index } = factor(y);
  const binary = values.every((value) => value === 0 || value === 1);
  const method = methods?.[name] ?? (binary ? 'logistic' : 'pmm');
  if (method === 'logistic' && !binary)
    throw new StatsInputError(`methods.${name}`, "is 'logistic' for values beside 0 and 1");
  const shifts = shift?.[name];
  if (shifts !== undefined && method === 'polytomous') {
    throw new StatsInputError(`shift.${name}`, 'has no meaning for a polytomous column');
  }
  return {
    name,
    method,
    observed,
    missing,
    y,
    values,
    classOf: index,
    predictors: predictors?.[name] ?? names.filter((other) => other !== name),
    shift: shifts === undefined ? undefined : Float64Array.from(missing, (row) => shiftAt(name, shifts, row)),
  };
}

function shiftAt(name: string, shifts: number | Column, row: number): number {
  const value = typeof shifts === 'number' ? shifts : shifts[row]!;
  checkFinite(`shift.${name}`, value);
  return value;
}

function codesOf(column: Column): readonly number[] {
  return factor(Array.from(column).filter((value) => !Number.isNaN(value))).values;
}

function checkColumns(columns: Readonly<Record<string, Column>>): readonly string[] {
  const names = Object.keys(columns);
  if (names.length === 0) throw new StatsInputError('columns', 'names no column');
  const rows = columns[names[0]!]!.length;
  for (const name of names) {
    const column = columns[name]!;
    if (column.length !== rows)
      throw new StatsInputError(`columns.${name}`, `has ${column.length} rows where ${rows} were expected`);
    for (let row = 0; row < rows; row++) {
      if (Math.abs(column[row]!) === Infinity)
        throw new StatsInputError(`columns.${name}`, 'is infinite', row);
    }
  }
  return names;
}

/** Options that name columns name some that there are, and themselves only as targets. */
function checkNames(
  { methods, predictors, categorical, shift }: ImputationOptions,
  names: readonly string[],
): void {
  const known = (argument: string, name: string): void => {
    if (!names.includes(name)) throw new StatsInputError(argument, `'${name}' is no column`);
  };
  for (const [name, method] of Object.entries(methods ?? {})) {
    known('methods', name);
    checkChoice(`methods.${name}`, method, ['normal', 'pmm', 'logistic', 'polytomous']);
  }
  for (const [name, from] of Object.entries(predictors ?? {})) {
    known('predictors', name);
    for (const other of from) known(`predictors.${name}`, other);
    if (from.includes(name)) throw new StatsInputError(`predictors.${name}`, 'names the column itself');
  }
  for (const name of categorical ?? []) known('categorical', name);
  for (const name of Object.keys(shift ?? {})) known('shift', name);
}
