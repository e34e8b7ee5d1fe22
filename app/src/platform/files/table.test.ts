import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { writeCsv } from './csv-out.ts';
import { readTable } from './table.ts';

const limits = { bytes: 10 * 1024 * 1024, rows: 1000 };
const read = (bytes: Uint8Array | string) =>
  readTable(typeof bytes === 'string' ? strToU8(bytes) : bytes, limits);
const sheetOf = async (rows: SheetData) => new Uint8Array(await (await writeXlsxFile(rows, {})).toBuffer());

describe('CSV', () => {
  test.each([
    ['semicolons', 'Navn;By\nÅse;Aarhus\n'],
    ['commas', 'Navn,By\r\nÅse,Aarhus'],
    ['tabs', 'Navn\tBy\nÅse\tAarhus\n'],
    ['a mark at the beginning', '﻿Navn;By\nÅse;Aarhus\n'],
    ['blank lines and blanks', 'Navn ; By\n\n ;\n Åse ; Aarhus \n\n'],
    ['quotes', '"Navn";"By"\n"Åse";"Aarhus"\n'],
  ])('with %s', async (_, text) => {
    const table = await read(text);
    expect(table).toMatchObject({ ok: true, header: ['Navn', 'By'], rows: [{ cells: ['Åse', 'Aarhus'] }] });
  });

  test.each([
    ['the sign of the other cells', 'sep=;\nNavn;By\nÅse;Aarhus\n'],
    ['another sign than the first line would say', 'sep=,\r\nNavn,"By, ;;;"\nÅse,Aarhus\n'],
    ['after a mark, in quotes and in capitals', '\uFEFF"SEP=\t"\nNavn\tBy\nÅse\tAarhus\n'],
  ])('with a first line that says what stands between the cells: %s', async (_, text) => {
    const table = await read(text);
    expect(table).toMatchObject({ ok: true, rows: [{ line: 2, cells: ['Åse', 'Aarhus'] }] });
    expect(await read(text.replace('Åse', '"Åse'))).toMatchObject({ fault: 'broken-quote', line: 2 });
  });

  test('in the encodings that spreadsheets write', async () => {
    const text = 'Navn;By\nSøren;Ærø\n';
    const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const bytes of [windows, new Uint8Array(utf16)])
      expect(await read(bytes)).toMatchObject({ rows: [{ line: 2, cells: ['Søren', 'Ærø'] }] });
  });

  test('lines are counted as an editor counts them', async () => {
    const table = await read('Navn;Note\n\nA;"to\nlinjer"\nB;én\n');
    expect(table).toMatchObject({ rows: [{ line: 3 }, { line: 5, cells: ['B', 'én'] }] });
  });

  test.each([
    ['', { fault: 'empty' }],
    ['sep=;', { fault: 'empty' }],
    ['Navn;By\n', { fault: 'empty' }],
    ['Navn;By\nA;"B\n', { fault: 'broken-quote', line: 2 }],
    ['Navn;By\nA;B;C\n', { fault: 'ragged', line: 2 }],
    ['Navn\0;By\nA;B\n', { fault: 'not-a-table' }],
    [`Navn\n${'A\n'.repeat(1001)}`, { fault: 'too-many-rows' }],
    [`Navn\n${'A'.repeat(2001)}\n`, { fault: 'too-large', line: 2 }],
    ['\u00d0\u00cf\u0011\u00e0', { fault: 'empty' }],
  ])('what cannot be used: %j', async (text, problem) => {
    expect(await read(text)).toEqual({ ok: false, ...problem });
  });

  test('what is written comes back as it was, and no cell runs as a formula', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').trim()),
      fc.constantFrom(
        '=1+1',
        '+45 12 34 56 78',
        '-2',
        '@a',
        '  =cmd',
        '|x',
        '＝1',
        '"',
        ';',
        'a\nb',
        "'",
        "'=1",
      ),
    );
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        const written = writeCsv([['Navn', 'By'], ...body]);
        const table = await read(written);
        const kept = body.map((row) => row.map((one) => one.replace(/\r\n?/gu, '\n').trim()));
        const wanted = kept.filter((row) => row.some((one) => one !== ''));
        if (wanted.length === 0) expect(table).toEqual({ ok: false, fault: 'empty' });
        else {
          const got = table.ok ? table.rows.map(({ cells }) => cells) : table;
          const plain = (text: string) =>
            text.replace(/\r\n?/gu, '\n').replace(/^'(?=\s*[=+\-@|%＝＋－＠｜％])/u, '');
          expect(Array.isArray(got) && got.map((row) => row.map(plain))).toEqual(
            wanted.map((row) => row.map(plain)),
          );
        }
        for (const [line] of written.matchAll(/(?:^﻿|\r\n|;)(?=[=+@|%])/gu)) expect(line).toBe('never');
      }),
      { numRuns: 300 },
    );
  });
});

describe('XLSX', () => {
  test('the first sheet, with dates, numbers and formulas as what they show', async () => {
    const bytes = await sheetOf([
      [{ value: 'Navn' }, { value: 'Født' }, { value: 'Plads' }, { value: 'Sum' }],
      [
        { value: 'Åse Ærø' },
        { value: new Date('1970-02-28T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
        { value: 2, type: Number },
        null,
      ],
    ]);
    expect(await read(bytes)).toEqual({
      ok: true,
      header: ['Navn', 'Født', 'Plads', 'Sum'],
      rows: [{ line: 2, cells: ['Åse Ærø', '1970-02-28', '2', ''] }],
    });
  });

  const book = (sheet: string, more: Readonly<Record<string, Uint8Array>> = {}) =>
    zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      ),
      'xl/workbook.xml': strToU8(
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="__proto__" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet),
      ...more,
    });
  const cells = (inner: string, before = '') =>
    `<?xml version="1.0"?>${before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inner}</sheetData></worksheet>`;
  const two =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Bo</t></is></c></row>';

  test('a sheet whose name is a trap, with macros, pictures and links to elsewhere, is read without them', async () => {
    const bytes = book(cells(two), {
      'xl/vbaProject.bin': new Uint8Array(1000),
      'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
      'xl/media/image1.png': new Uint8Array(1000),
    });
    expect(await read(bytes)).toMatchObject({ ok: true, rows: [{ cells: ['Bo'] }] });
  });

  test.each<readonly [string, () => Uint8Array]>([
    ['a bomb of blanks', () => book(cells(two) + ' '.repeat(24 * 1024 * 1024))],
    [
      'more files than a workbook has',
      () =>
        book(
          cells(two),
          Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/x${i}`, new Uint8Array(1)])),
        ),
    ],
    [
      'a row two thousand million down',
      () => book(cells('<row r="2147483648"><c r="A2147483648"><v>1</v></c></row>')),
    ],
    ['a column far to the right', () => book(cells('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'))],
    [
      'an entity of its own',
      () =>
        book(
          cells(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>',
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
          ),
        ),
    ],
    ['half a file', () => book(cells(two)).slice(0, 400)],
    ['the same part twice', () => twice(book(cells(two)))],
    ['an archive of nothing that matters', () => zipSync({ 'a.txt': strToU8('hej') })],
  ])('%s: a fault or plain cells, soon and without harm', async (_, make) => {
    const table = await read(make());
    if (table.ok) expect(JSON.stringify(table)).not.toContain('root:');
    else expect(['too-large', 'not-a-table', 'empty']).toContain(table.fault);
  });

  test('sizes that lie in the archive’s own list change nothing', async () => {
    const bytes = book(cells(two) + ' '.repeat(24 * 1024 * 1024));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(await read(bytes)).toEqual({ ok: false, fault: 'too-large' });
  });
});

/** The first file of an archive once more before all others. */
const twice = (archive: Uint8Array): Uint8Array => {
  const length =
    30 + (archive[26] ?? 0) + (archive[28] ?? 0) + new DataView(archive.buffer).getUint32(18, true);
  return new Uint8Array(Buffer.concat([archive.subarray(0, length), archive]));
};
