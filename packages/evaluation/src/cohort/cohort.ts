import type { LossReason, Protocol } from '@primus-motor/trial';
import { InputError, inputError, type Problem } from './problem.ts';

/** A covariate, one value per participant; null where it is missing. */
export type CovariateColumn =
  | { readonly type: 'continuous'; readonly values: readonly (number | null)[] }
  | { readonly type: 'coded'; readonly values: readonly (string | null)[] };

/** The participants of a trial as columns of equal length, in the order of the file. Frozen. */
export interface Cohort {
  readonly n: number;
  /** Codes of the protocol's arms, or of coded arms (X, Y) in a blinded analysis. */
  readonly arm: readonly string[];
  /** Follow-up from the origin, in the protocol's unit; null where the outcome is not known at all. */
  readonly time: readonly (number | null)[];
  /** 1 the event, 0 followed so far without it; null exactly where `time` is. */
  readonly event: readonly (0 | 1 | null)[];
  /** Why somebody without the event was not followed to the end; absent where the data do not say. */
  readonly lost?: readonly (LossReason | null)[];
  /** By the covariate's name in the protocol. */
  readonly covariates: Readonly<Record<string, CovariateColumn>>;
}

function columnProblem(name: string, found: number, expected: number): Problem {
  return { column: name, message: `has ${found} values where ${expected} were expected` };
}

/**
 * Checks and freezes columns that did not come from a file (e.g. from a database).
 *
 * @throws {InputError} unequal lengths, negative or missing times, a time without an event indicator or the reverse, a
 *   covariate of the protocol that is missing.
 */
export function cohort(columns: Omit<Cohort, 'n'>, protocol: Protocol): Cohort {
  const n = columns.arm.length;
  const problems: Problem[] = [];
  if (n === 0) throw inputError('there are no participants');
  for (const name of ['time', 'event', 'lost'] as const) {
    const length = columns[name]?.length ?? n;
    if (length !== n) problems.push(columnProblem(name, length, n));
  }
  columns.time.forEach((time, row) => {
    if ((time === null) !== (columns.event[row] === null)) {
      problems.push({ message: `participant ${row + 1} has only one of time and event` });
    }
    if (time !== null && !(Number.isFinite(time) && time >= 0)) {
      problems.push({ column: 'time', message: `participant ${row + 1}: ${time} is not a time` });
    }
  });
  const covariates = protocol.dataset.covariates.map(({ name }): [string, CovariateColumn] => {
    const column = columns.covariates[name];
    if (column === undefined) {
      problems.push({ column: name, message: 'is in the protocol and not among the columns' });
      return [name, Object.freeze({ type: 'coded', values: Object.freeze([]) })];
    }
    if (column.values.length !== n) problems.push(columnProblem(name, column.values.length, n));
    const values = Object.freeze([...column.values]);
    return [name, Object.freeze({ ...column, values }) as CovariateColumn];
  });
  if (problems.length > 0) throw new InputError(problems);
  return Object.freeze({
    n,
    arm: Object.freeze([...columns.arm]),
    time: Object.freeze([...columns.time]),
    event: Object.freeze([...columns.event]),
    ...(columns.lost === undefined ? {} : { lost: Object.freeze([...columns.lost]) }),
    covariates: Object.freeze(Object.fromEntries(covariates)),
  });
}
