import { CsvError, parse } from 'csv-parse/sync';
import { askThread, ThreadProblem } from '../thread.ts';
import type { SheetAnswer } from './sheet.thread.ts';

/** What makes a whole file unusable, before any row is looked at. */
export type TableFault =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'old-excel'
  | 'not-a-table'
  | 'broken-quote'
  | 'ragged';

export interface TableRow {
  /** As the spreadsheet or editor counts, from 1; the header is the first. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadTable =
  | { readonly ok: true; readonly header: readonly string[]; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly fault: TableFault; readonly line?: number };

export interface TableLimits {
  readonly bytes: number;
  readonly rows: number;
}

const cellsAtMost = 60;
const letters = 2_000;
const thread = { seconds: 10, megabytes: 256 };

const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/** Spreadsheets in Danish write UTF-8, Windows-1252, or UTF-16 with its mark. */
const decode = (bytes: Uint8Array): string => {
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** The line with which Excel is told what stands between the cells: `sep=;`. It shows none such, and counts from the header. */
const separatorLine = /^\uFEFF?"?sep=(?<sign>[^\r\n"])"?(?:\r\n|\r|\n|$)/iu;

/** What stands most often in the first line. */
const delimiterOf = (text: string): string => {
  const first = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const counts = [';', '\t', ','].map((one) => [one, first.split(one).length] as const);
  return counts.toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? ';';
};

/** `writeCsv` puts an apostrophe before what would run as a formula; it is not part of the value. */
const withoutGuard = (cell: string): string => cell.replace(/^'(?=[\s﻿]*[=+\-@|%＝＋－＠｜％])/u, '');

const readCsv = (bytes: Uint8Array): readonly TableRow[] | Extract<ReadTable, { ok: false }> => {
  const whole = decode(bytes);
  if (whole.includes('\0')) return { ok: false, fault: 'not-a-table' };
  const told = separatorLine.exec(whole);
  const text = told === null ? whole : whole.slice(told[0].length);
  try {
    const records = parse(text, {
      bom: true,
      delimiter: told?.groups?.['sign'] ?? delimiterOf(text),
      relax_column_count: true,
      info: true,
      max_record_size: cellsAtMost * letters,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { lines: number } }[];
    let line = 1;
    return records.map(({ record, info }) => {
      const row = { line, cells: record.map((cell) => withoutGuard(cell).trim()) };
      line = info.lines + 1;
      return row;
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    return { ok: false, fault: 'broken-quote', ...(Number.isInteger(line) && line > 0 ? { line } : {}) };
  }
};

const readXlsx = async (
  bytes: Uint8Array,
): Promise<readonly TableRow[] | Extract<ReadTable, { ok: false }>> => {
  try {
    const answer = await askThread<SheetAnswer>(new URL('./sheet.thread.ts', import.meta.url), bytes, thread);
    if (!answer.ok) return { ok: false, fault: answer.reason === 'broken' ? 'not-a-table' : 'too-large' };
    return answer.rows.map((cells, index) => ({ line: index + 1, cells }));
  } catch (error) {
    if (!(error instanceof ThreadProblem)) throw error;
    return { ok: false, fault: error.reason === 'broke' ? 'not-a-table' : 'too-large' };
  }
};

const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cell === '');

/**
 * Reads a table that a stranger sent: CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or XLSX (the first
 * sheet), told apart by the first bytes and not by the name. Blank lines are left out. XLSX is read in a thread of its
 * own, with a cap on what comes out of the archive, on time and on memory.
 */
export const readTable = async (bytes: Uint8Array, limits: TableLimits): Promise<ReadTable> => {
  if (bytes.length === 0) return { ok: false, fault: 'empty' };
  if (bytes.length > limits.bytes) return { ok: false, fault: 'too-large' };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, fault: 'old-excel' };
  const zipped = begins(bytes, 0x50, 0x4b, 0x03, 0x04);
  const read = zipped ? await readXlsx(bytes) : readCsv(bytes);
  if ('ok' in read) return read;
  const [header, ...rows] = read.filter((row) => !isBlank(row));
  if (header === undefined || rows.length === 0) return { ok: false, fault: 'empty' };
  if (rows.length > limits.rows) return { ok: false, fault: 'too-many-rows' };
  const wide = [header, ...rows].find(
    ({ cells }) => cells.length > cellsAtMost || cells.some((cell) => cell.length > letters),
  );
  if (wide !== undefined) return { ok: false, fault: 'too-large', line: wide.line };
  const ragged = rows.find((row) => row.cells.slice(header.cells.length).some((cell) => cell !== ''));
  if (ragged !== undefined) return { ok: false, fault: 'ragged', line: ragged.line };
  return { ok: true, header: header.cells, rows };
};
