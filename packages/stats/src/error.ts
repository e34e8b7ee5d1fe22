/**
 * Thrown when an argument is wrong: unequal lengths, a missing or negative time, an unknown option.
 * What is well-formed but cannot be computed is never thrown; see {@link NotComputed} in result.ts.
 */
export class StatsInputError extends Error {
  /** The argument as the caller wrote it, e.g. `time` or `covariates.age`. */
  readonly argument: string;
  /** Zero-based row of the column, where one row is to blame. */
  readonly row: number | undefined;

  constructor(argument: string, problem: string, row?: number) {
    super(row === undefined ? `${argument}: ${problem}` : `${argument}, row ${row}: ${problem}`);
    this.name = 'StatsInputError';
    this.argument = argument;
    this.row = row;
  }
}
