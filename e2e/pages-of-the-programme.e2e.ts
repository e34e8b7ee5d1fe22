import { expect, test } from 'vitest';
import { enterDemo } from './support/demo.ts';
import { knownPages } from './support/known.ts';
import { openDemo } from './support/open-demo.ts';
import { walk } from './support/walk.ts';

/** Every page that those who carry the programme can reach by links, at both widths and in both languages. */
const demo = openDemo();
const known = knownPages();

test.each([
  [
    'Koordinator, Aarhus',
    [
      '/today',
      '/people',
      '/people/:id',
      '/people/:id/release-date',
      '/mentors',
      '/mentors/:id',
      '/courses/:id',
      '/referrals/:id',
    ],
  ],
  ['Mentor, Aarhus', ['/my', '/my/:id', '/my/:id/log', '/my/:id/concern']],
  ['Programleder', ['/overview']],
])(
  'M126 M127 %s',
  async (persona, met) => {
    const kinds = await walk(demo.browser, known, (page) => enterDemo(page, demo.url, persona));
    expect(kinds).toEqual(expect.arrayContaining(met));
    // A coordinator has some fifty kinds of pages, each looked at twice.
  },
  300_000,
);
