import { type Covariate, LOSS_REASONS, type LossReason, type Protocol } from '@primus-motor/trial';
import { type Cohort, type CovariateColumn, cohort } from './cohort.ts';
import { type CsvTable, readCsv } from './csv.ts';
import { InputError, type Problem, quoted } from './problem.ts';

/** The column in which a file may say why somebody was not followed to the end. */
export const lossColumn = 'follow_up_end';

const pointNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
/** 1.095 where semicolons delimit: a thousand and ninety-five as Danes write, or a little more than one. */
const eitherNumber = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/u;
const commaNumber = /^[+-]?\d+(?:,\d+)?$/u;

/** One column of a table while it is read: its cells, and where to say what is wrong with one. */
interface Source {
  readonly column: string;
  readonly cells: readonly string[];
  readonly report: (row: number, message: string) => void;
}

class Reader {
  readonly problems: Problem[] = [];
  readonly #table: CsvTable;
  readonly #missing: ReadonlySet<string>;

  constructor(table: CsvTable, missing: readonly string[]) {
    this.#table = table;
    this.#missing = new Set(missing);
  }

  source(column: string): Source {
    const index = this.#table.header.indexOf(column);
    return {
      column,
      cells: index < 0 ? [] : this.#table.rows.map((row) => row.cells[index] ?? ''),
      report: (row, message) => {
        this.problems.push({ line: this.#table.rows[row]?.line ?? 1, column, message });
      },
    };
  }

  isMissing(cell: string): boolean {
    return cell === '' || this.#missing.has(cell);
  }

  number(source: Source, row: number, minimum: number): number | null {
    const cell = source.cells[row] ?? '';
    if (this.isMissing(cell)) return null;
    const danish = this.#table.delimiter === ';';
    if (danish && eitherNumber.test(cell)) {
      const [one, other] = [cell.replaceAll('.', ''), cell.replace('.', ',')];
      source.report(row, `${quoted(cell)} may be ${one} or ${other}: write which, without a point`);
      return null;
    }
    const comma = danish && commaNumber.test(cell);
    if (!comma && !pointNumber.test(cell)) {
      source.report(row, `${quoted(cell)} is not a number`);
      return null;
    }
    const value = Number(comma ? cell.replace(',', '.') : cell);
    if (!Number.isFinite(value)) source.report(row, `${quoted(cell)} is not a number`);
    else if (value < minimum) source.report(row, `${quoted(cell)} is less than ${minimum}`);
    return value;
  }

  coded<Code extends string>(
    source: Source,
    row: number,
    codes: Readonly<Record<string, Code>>,
    required: boolean,
  ): Code | null {
    const cell = source.cells[row] ?? '';
    if (Object.hasOwn(codes, cell)) return codes[cell] ?? null;
    if (this.isMissing(cell)) {
      if (required) source.report(row, 'is empty; every participant must have a value here');
      return null;
    }
    source.report(
      row,
      `${quoted(cell)} is not one of the protocol's values (${Object.keys(codes).join(', ')})`,
    );
    return null;
  }
}

/** The columns of the protocol that the header lacks, with the header's own names to choose from. */
function missingColumns(table: CsvTable, protocol: Protocol): Problem[] {
  const { dataset } = protocol;
  const wanted = [
    ...(dataset.id === undefined ? [] : [dataset.id]),
    dataset.arm.column,
    dataset.time.column,
    dataset.event.column,
    ...dataset.covariates.map((covariate) => covariate.column),
  ];
  const lacking = [...new Set(wanted)].filter((name) => !table.header.includes(name));
  const has = table.header.slice(0, 30).join(', ');
  return lacking.map((column) => ({
    line: 1,
    column,
    message: `is in the protocol, not in the file (it has: ${has})`,
  }));
}

function readCovariate(reader: Reader, covariate: Covariate, n: number): CovariateColumn {
  const source = reader.source(covariate.column);
  const rows = Array.from({ length: n }, (_, row) => row);
  if (covariate.type === 'continuous') {
    return {
      type: 'continuous',
      values: rows.map((row) => reader.number(source, row, Number.NEGATIVE_INFINITY)),
    };
  }
  const codes = Object.fromEntries(covariate.categories.map(({ value }) => [value, value]));
  return { type: 'coded', values: rows.map((row) => reader.coded(source, row, codes, false)) };
}

function checkIds(reader: Reader, column: string): void {
  const source = reader.source(column);
  const seen = new Set<string>();
  source.cells.forEach((cell, row) => {
    if (cell === '') source.report(row, 'is empty; every participant must have a value here');
    else if (seen.has(cell)) source.report(row, `${quoted(cell)} stands in two rows`);
    seen.add(cell);
  });
}

function readOutcomes(reader: Reader, protocol: Protocol, n: number): Pick<Cohort, 'time' | 'event'> {
  const { dataset } = protocol;
  const timeSource = reader.source(dataset.time.column);
  const eventSource = reader.source(dataset.event.column);
  const time: (number | null)[] = [];
  const event: (0 | 1 | null)[] = [];
  for (let row = 0; row < n; row++) {
    const noTime = reader.isMissing(timeSource.cells[row] ?? '');
    const kind = reader.coded(eventSource, row, dataset.event.values, false);
    const noEvent = kind === null && reader.isMissing(eventSource.cells[row] ?? '');
    if (noTime && !noEvent) timeSource.report(row, `is empty while "${dataset.event.column}" is not`);
    if (noEvent && !noTime) eventSource.report(row, `is empty while "${dataset.time.column}" is not`);
    time.push(reader.number(timeSource, row, 0));
    event.push(kind === null ? null : kind === 'event' ? 1 : 0);
  }
  return { time, event };
}

/** The reasons, where the file has the column for them; read as they stand there. */
function readLosses(reader: Reader, table: CsvTable): Pick<Cohort, 'lost'> {
  if (!table.header.includes(lossColumn)) return {};
  const source = reader.source(lossColumn);
  const reasons = Object.fromEntries(LOSS_REASONS.map((reason): [string, LossReason] => [reason, reason]));
  return { lost: table.rows.map((_, row) => reader.coded(source, row, reasons, false)) };
}

/**
 * Reads a CSV file as the participants of a trial, by the protocol's column mapping. Every row is one participant;
 * columns that the protocol does not name are left unread. All or nothing.
 *
 * A participant without time and event is kept as one whose outcome is not known. A comma as decimal sign is read
 * where semicolons delimit the columns.
 *
 * @throws {InputError} with line numbers and column names for everything that is wrong.
 */
export function readCohort(bytes: Uint8Array, protocol: Protocol): Cohort {
  const table = readCsv(bytes);
  const lacking = missingColumns(table, protocol);
  if (lacking.length > 0) throw new InputError(lacking);
  const { dataset } = protocol;
  const reader = new Reader(table, dataset.missing);
  const n = table.rows.length;
  if (dataset.id !== undefined) checkIds(reader, dataset.id);
  const armSource = reader.source(dataset.arm.column);
  const arm = table.rows.map((_, row) => reader.coded(armSource, row, dataset.arm.values, true) ?? '');
  const outcomes = readOutcomes(reader, protocol, n);
  const covariates = Object.fromEntries(
    dataset.covariates.map((covariate) => [covariate.name, readCovariate(reader, covariate, n)]),
  );
  const losses = readLosses(reader, table);
  if (reader.problems.length > 0) {
    throw new InputError(reader.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)));
  }
  return cohort({ arm, ...outcomes, ...losses, covariates }, protocol);
}
