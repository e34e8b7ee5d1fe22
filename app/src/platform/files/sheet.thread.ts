import { readSheet } from 'read-excel-file/node';
import { answerWith } from '../answer-with.ts';
import { repacked, UnzipProblem } from './unzipped.ts';

/** The first sheet, cell by cell, as text: dates as 2027-01-12, empty cells as ''. Or why it cannot be read. */
export type SheetAnswer =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly reason: UnzipProblem['reason'] };

const limits = { entries: 200, bytes: 20 * 1024 * 1024 };
/** What a table is made of: no macros, pictures, links to elsewhere. */
const parts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:_rels\/workbook\.xml\.rels|workbook\.xml|styles\.xml|sharedStrings\.xml|worksheets\/[\w-]+\.xml))$/u;

const place = /\b(?:r=["']|:)(?<column>[a-z]*)(?<row>\d+)["']/giu;
const farthest = { row: 20_000, letters: 2 };

/** Cells far away would be filled up to with empty ones. */
const isNear = (name: string, content: Uint8Array): boolean => {
  if (!name.startsWith('xl/worksheets/')) return true;
  for (const { groups } of Buffer.from(content).toString('latin1').matchAll(place)) {
    const { column = '', row = '' } = groups ?? {};
    if (column.length > farthest.letters || Number(row) > farthest.row) return false;
  }
  return true;
};

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return cell.toTemporalInstant().toZonedDateTimeISO('UTC').toPlainDate().toString();
  return String(cell).trim();
};

await answerWith(async (bytes: Uint8Array): Promise<SheetAnswer> => {
  try {
    const archive = repacked(bytes, (name) => parts.test(name), isNear, limits);
    const rows = await readSheet(Buffer.from(archive));
    return { ok: true, rows: rows.map((row) => row.map(textOf)) };
  } catch (error) {
    return { ok: false, reason: error instanceof UnzipProblem ? error.reason : 'broken' };
  }
});
