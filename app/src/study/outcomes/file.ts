import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { type EndRow, readEnd, tellsAnEnd } from './end.ts';
import {
  type Cells,
  endColumns,
  type LineFault,
  type OutcomeRow,
  outcomeColumns,
  type RowRules,
  readRow,
} from './row.ts';

export const fileBytes = 10 * 1024 * 1024;
export const fileRows = 50_000;
const recordBytes = 10_000;

/** What makes the whole file unusable, before any row is looked at. */
export type FileFault =
  | 'empty'
  | 'not-utf-8'
  | 'binary'
  | 'no-rows'
  | 'too-many-rows'
  | 'unclosed-quote'
  | 'broken-quote'
  | 'long-line'
  | 'ragged'
  | 'missing-column'
  | 'unknown-column'
  | 'repeated-column';

export interface FileProblem {
  readonly fault: FileFault;
  readonly line?: number | undefined;
  readonly detail?: string | undefined;
}

export interface ReadFile {
  readonly hash: string;
  readonly rows: readonly OutcomeRow[];
  /** Deaths and emigrations. */
  readonly ends: readonly EndRow[];
  /** Rows read, right or wrong. */
  readonly read: number;
  readonly faults: readonly LineFault[];
  readonly problems: readonly FileProblem[];
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const decode = (bytes: Uint8Array): string | FileProblem => {
  if (bytes.length === 0) return { fault: 'empty' };
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return { fault: 'not-utf-8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { fault: 'binary' } : text;
  } catch {
    return { fault: 'not-utf-8' };
  }
};

/** A semicolon where the header has one, as Danish spreadsheets write; else a comma. */
const delimiterOf = (text: string): string => (/^[^\r\n]*;/u.test(text) ? ';' : ',');

const headerProblems = (header: readonly string[]): readonly FileProblem[] => {
  const known = new Set<string>([...outcomeColumns, ...endColumns]);
  return [
    ...outcomeColumns
      .filter((name) => !header.includes(name))
      .map((detail): FileProblem => ({ fault: 'missing-column', line: 1, detail })),
    ...header.flatMap((name, i): FileProblem[] => {
      if (header.indexOf(name) !== i)
        return [{ fault: 'repeated-column', line: 1, detail: name.slice(0, 40) }];
      return known.has(name) ? [] : [{ fault: 'unknown-column', line: 1, detail: name.slice(0, 40) }];
    }),
  ];
};

const csvFault = (error: CsvError): FileProblem => {
  const line = Number(error['lines']);
  const where = Number.isInteger(line) && line > 0 ? { line } : {};
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { fault: 'unclosed-quote', ...where };
  if (error.code === 'CSV_MAX_RECORD_SIZE') return { fault: 'long-line', ...where };
  return { fault: 'broken-quote', ...where };
};

/** The same offence of the same person a second time. */
const identity = (row: OutcomeRow): string =>
  [row.studyKey, row.offenceDate, row.chargeDate, row.decisionDate, row.decision, row.offenceType].join('|');

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/** Pieces small enough that other requests are served between them. */
function* pieces(text: string): Generator<string> {
  const size = 64 * 1024;
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size);
}

/** Reads the records one by one, and gives up at the first thing that makes the rest unreadable. */
class Reader {
  readonly rows: OutcomeRow[] = [];
  readonly ends = new Map<string, EndRow>();
  readonly faults: LineFault[] = [];
  readonly problems: FileProblem[] = [];
  readonly #seen = new Map<string, number>();
  readonly #rules: RowRules;
  #header: readonly string[] | undefined;
  #line = 1;
  read = 0;

  constructor(rules: RowRules) {
    this.#rules = rules;
  }

  /** @returns whether to go on */
  take({ record, info }: Parsed): boolean {
    const line = this.#line;
    this.#line = info.lines + 1;
    if (record.length === 1 && record[0]?.trim() === '') return true;
    if (this.#header === undefined) {
      this.#header = record.map((name) => name.trim().toLowerCase());
      this.problems.push(...headerProblems(this.#header));
      return this.problems.length === 0;
    }
    this.read += 1;
    if (this.read > fileRows) {
      this.problems.push({ fault: 'too-many-rows', line });
      return false;
    }
    if (record.length !== this.#header.length)
      this.problems.push({ fault: 'ragged', line, detail: `${record.length}/${this.#header.length}` });
    else this.#takeRow(record, this.#header, line);
    return this.problems.length < 100;
  }

  #takeRow(record: readonly string[], header: readonly string[], line: number): void {
    const inFile = Object.fromEntries(header.map((name, i) => [name, record[i]?.trim() ?? '']));
    const cells = { ended: '', ended_date: '', ...inFile } as Cells;
    if (tellsAnEnd(cells)) this.#takeEnd(cells, line);
    else this.#takeOffence(cells, line);
  }

  /** Nobody's follow-up ends twice. */
  #takeEnd(cells: Cells, line: number): void {
    const { end, faults } = readEnd(cells, line, this.#rules);
    this.faults.push(...faults);
    if (end === undefined) return;
    const first = this.ends.get(end.studyKey);
    if (first === undefined) this.ends.set(end.studyKey, end);
    else this.faults.push({ line, fault: 'second-end', detail: String(first.line) });
  }

  #takeOffence(cells: Cells, line: number): void {
    const { row, faults } = readRow(cells, line, this.#rules);
    this.faults.push(...faults);
    if (row === undefined) return;
    const first = this.#seen.get(identity(row));
    if (first === undefined) {
      this.#seen.set(identity(row), line);
      this.rows.push(row);
    } else this.faults.push({ line, fault: 'duplicate', detail: String(first) });
  }
}

/**
 * Reads an outcome file: CSV in UTF-8, with or without a byte order mark, with `;` or `,`. Every fault is told by the line
 * it stands on. The rows are of use only when there is no fault and no problem at all.
 */
export const readOutcomeFile = async (bytes: Uint8Array, rules: RowRules): Promise<ReadFile> => {
  const hash = hashOf(bytes);
  const text = decode(bytes);
  if (typeof text !== 'string') return { hash, rows: [], ends: [], read: 0, faults: [], problems: [text] };
  const reader = new Reader(rules);
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      max_record_size: recordBytes,
    }),
  );
  try {
    for await (const parsed of parser) if (!reader.take(parsed as Parsed)) break;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    reader.problems.push(csvFault(error));
  }
  if (reader.read === 0 && reader.problems.length === 0) reader.problems.push({ fault: 'no-rows' });
  const { rows, read, faults, problems } = reader;
  return Object.freeze({ hash, rows, ends: [...reader.ends.values()], read, faults, problems });
};
