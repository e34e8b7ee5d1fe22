import { CsvError, parse } from 'csv-parse/sync';
import { InputError, inputError, type Problem, quoted } from './problem.ts';

/** A table of text as it stood in the file. */
export interface CsvTable {
  readonly delimiter: ',' | ';';
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

export interface CsvRow {
  /** The line on which the row begins, counted from 1; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const byteLimit = 64 * 1024 * 1024;
const columnLimit = 2000;
const recordLimit = 1024 * 1024;

function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw inputError('the file is empty');
  if (bytes.length > byteLimit) throw inputError('the file is larger than 64 MB');
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw inputError('the file is UTF-16; save it as CSV in UTF-8');
  let content: string;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw inputError('the file is not UTF-8; save it as CSV in UTF-8', { line: lineOfBadByte(bytes) });
  }
  const nul = content.indexOf('\u0000');
  if (nul >= 0) {
    throw inputError('the file holds a NUL character and is not a text file', {
      line: content.slice(0, nul).split('\n').length,
    });
  }
  return content;
}

/** The first line which alone is not UTF-8; a line break is never part of a longer UTF-8 sequence. */
function lineOfBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end;
  }
  return line;
}

/** The delimiter of the header line; a comma where neither stands in it (a file with one column). */
function delimiterOf(content: string): ',' | ';' {
  const first = content.slice(0, content.search(/\r|\n|$/u));
  const outside = first.replace(/"[^"]*"/gu, '');
  return outside.split(';').length > outside.split(',').length ? ';' : ',';
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function records(content: string, delimiter: string): Parsed[] {
  try {
    return parse(content, {
      delimiter,
      info: true,
      relax_column_count: true,
      max_record_size: recordLimit,
    }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    const where = Number.isInteger(line) && line > 0 ? { line } : {};
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw inputError('a quotation mark is opened and never closed', where);
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw inputError('a row is longer than 1 MB', where);
    throw inputError('a quotation mark stands in the middle of a value; write it twice inside quotes', where);
  }
}

function headerProblems(header: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  header.forEach((name, index) => {
    if (name === '') problems.push({ line: 1, message: `column ${index + 1} has no name` });
    else if (seen.has(name))
      problems.push({ line: 1, column: name, message: 'the name stands twice in the header' });
    seen.add(name);
  });
  return problems;
}

/**
 * Reads a CSV file (RFC 4180) in UTF-8, with or without a byte order mark, delimited by comma or semicolon, into
 * text. The first line is the header. All or nothing.
 *
 * @throws {InputError} with line numbers: wrong encoding, unclosed quotes, ragged rows, unnamed or repeated columns,
 *   no rows, or a file, row or header beyond the limits (64 MB, 1 MB, 2,000 columns).
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  const content = decode(bytes);
  const delimiter = delimiterOf(content);
  const parsed = records(content, delimiter);
  const first = parsed[0];
  if (first === undefined) throw inputError('the file is empty');
  const header = first.record.map((name) => name.trim());
  if (header.length > columnLimit) throw inputError('the header has more than 2,000 columns', { line: 1 });
  const problems = headerProblems(header);
  let line = first.info.lines + 1;
  const rows: CsvRow[] = [];
  for (const { record, info } of parsed.slice(1)) {
    const blank = record.length === 1 && record[0] === '';
    if (!blank && record.length !== header.length) {
      const start = quoted(record.slice(0, 3).join(delimiter));
      const message = `the row has ${record.length} values, the header ${header.length} (it begins ${start})`;
      problems.push({ line, message });
    }
    if (!blank) rows.push(Object.freeze({ line, cells: Object.freeze(record.map((cell) => cell.trim())) }));
    line = info.lines + 1;
  }
  if (rows.length === 0) problems.push({ message: 'the file has a header and no rows' });
  if (problems.length > 0) throw new InputError(problems);
  return Object.freeze({ delimiter, header: Object.freeze(header), rows: Object.freeze(rows) });
}
