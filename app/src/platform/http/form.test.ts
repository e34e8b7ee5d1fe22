import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { readForm } from './form.ts';

const app = new Hono().post('/', async (http) => http.json((await readForm(http, 10_000)).values));
const read = async (text: string): Promise<string> => {
  const answer = await app.request('/', { method: 'POST', body: new URLSearchParams({ text }) });
  return (await answer.json()).text;
};

test('a file’s name is read like any other text', async () => {
  const files = new Hono().post('/', async (http) => {
    const { files } = await readForm(http, 10_000);
    return http.json([files['file']?.name, files['file']?.type, await files['file']?.text()]);
  });
  const body = new FormData();
  body.set('file', new File(['a;b'], 'ud\0træk\u202Egpj.csv', { type: 'text/csv' }));
  const answer = await files.request('/', { method: 'POST', body });
  expect(await answer.json()).toEqual(['udtrækgpj.csv', 'text/csv', 'a;b']);
});

test.each([
  ['Åse Ågård'.normalize('NFD'), 'Åse Ågård'.normalize('NFC')],
  ['Ali \u202EnesneJ', 'Ali nesneJ'],
  ['Mik\u00ADkel\u200B \u2066Dam\u2069\uFEFF', 'Mikkel Dam'],
  ['Ali\0\u0007\u007F Dam', 'Ali Dam'],
  ['en\r\nto\n\ttre', 'en\nto\n\ttre'],
  // What Arabic, Persian and emoji are written with stays.
  ['می\u200Cروم \u200F👨\u200D👧', 'می\u200Cروم \u200F👨\u200D👧'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('a form’s text is read in one way of writing, without what nobody sees', async (typed, text) => {
  expect(await read(typed)).toBe(text);
});
