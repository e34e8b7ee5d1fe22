/**
 * What a spreadsheet takes for a formula at a cell's beginning, also after blanks and in full-width form (OWASP, CSV
 * injection).
 */
const formula = /^[\s﻿]*[=+\-@|%＝＋－＠｜％]|^[\t\r\n]/u;
const plainNumber = /^-?\d+(?:[.,]\d+)?$/u;

const cellOf = (value: string): string => {
  const safe = formula.test(value) && !plainNumber.test(value) ? `'${value}` : value;
  return /[";,\r\n\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** A table as Danish spreadsheets open it: semicolons, UTF-8 with its mark, and no cell that runs as a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `﻿${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
