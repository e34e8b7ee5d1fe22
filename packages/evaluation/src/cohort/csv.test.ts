import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { InputError } from './problem.ts';

const bytes = (content: string) => new TextEncoder().encode(content);
const message = (content: Uint8Array | string) => {
  try {
    readCsv(typeof content === 'string' ? bytes(content) : content);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'read';
};

describe('reading CSV', () => {
  it('reads commas and semicolons, a byte order mark and both line ends', () => {
    const comma = readCsv(bytes('\ufeffa,b\r\n1,"x, y"\r\n2,z\r\n'));
    expect(comma).toEqual({
      delimiter: ',',
      header: ['a', 'b'],
      rows: [
        { line: 2, cells: ['1', 'x, y'] },
        { line: 3, cells: ['2', 'z'] },
      ],
    });
    expect(readCsv(bytes('a;b\n1;2,5\n')).rows[0]?.cells).toEqual(['1', '2,5']);
    expect(Object.isFrozen(comma.rows[0]?.cells)).toBe(true);
  });

  it('counts lines as an editor does, across blank lines and quoted line breaks', () => {
    expect(readCsv(bytes('a,b\n"x\ny",1\n2,3\n')).rows.map((row) => row.line)).toEqual([2, 4]);
    expect(message('a,b\n1,2\n\n\n3\n')).toBe('line 5: the row has 1 values, the header 2 (it begins "3")');
  });

  it('says what is wrong, where, and takes nothing in', () => {
    expect(message('')).toBe('the file is empty');
    expect(message('a,b\n')).toBe('the file has a header and no rows');
    expect(message('a,a,\n1,2,3\n')).toBe(
      'line 1, column "a": the name stands twice in the header\nline 1: column 3 has no name',
    );
    expect(message('a,b\n1\n2,3,4\n')).toBe(
      'line 2: the row has 1 values, the header 2 (it begins "1")\nline 3: the row has 3 values, the header 2 (it begins "2,3,4")',
    );
    expect(message('a,b\n1,"x\n2,3\n')).toContain('a quotation mark is opened and never closed');
    expect(message('a,b\n1,x"y\n')).toContain('line 2: a quotation mark stands in the middle of a value');
    expect(message('a\nx\u0000y\n')).toBe('line 2: the file holds a NUL character and is not a text file');
  });

  it('reads UTF-8 only, and names the first line that is not', () => {
    expect(message(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toBe(
      'the file is UTF-16; save it as CSV in UTF-8',
    );
    const latin1 = new Uint8Array([...bytes('a\nx\n'), 0xe6, 0x0a]);
    expect(message(latin1)).toBe('line 3: the file is not UTF-8; save it as CSV in UTF-8');
    expect(readCsv(bytes('navn\nÆrø\n')).rows[0]?.cells).toEqual(['Ærø']);
  });

  it('shows at most twenty problems and counts the rest', () => {
    const rows = Array.from({ length: 30 }, () => '1').join('\n');
    expect(message(`a,b\n${rows}\n`)).toMatch(/… and 10 more$/u);
  });

  it('gives back what was written, whatever the cells hold', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'æ', ',', ';', '"', '\n', ' ', '0', '😀') })
      .map((value) => value.trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
        const body = cells.map((row) => row.map(quote).join(';')).join('\n');
        expect(readCsv(bytes(`first;second\n${body}\n`)).rows.map((row) => row.cells)).toEqual(cells);
      }),
    );
  });
});
