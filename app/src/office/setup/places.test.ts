import { expect, test } from 'vitest';
import { readBranches, readPrisons } from './places.ts';

test('branches with their towns, one a line; empty lines and spaces do not matter', () => {
  expect(readBranches('Aarhus: Aarhus, Randers\n\n  Ærø  \nFyn:')).toEqual({
    ok: true,
    items: [
      { name: 'Aarhus', towns: ['Aarhus', 'Randers'] },
      { name: 'Ærø', towns: ['Ærø'] },
      { name: 'Fyn', towns: ['Fyn'] },
    ],
  });
});

test.each([
  ['', 1, 'empty', ''],
  ['Aarhus\nAARHUS: Randers', 2, 'twice', 'AARHUS'],
  ['Aarhus: Odense\nFyn: odense', 2, 'twice', 'odense'],
  ['Aarhus\n: Odense', 2, 'no-name', ': Odense'],
  [`Aarhus\n${'x'.repeat(81)}`, 2, 'long', 'x'.repeat(81)],
])('branches %j: line %i, %s', (text, line, problem, what) => {
  expect(readBranches(text)).toEqual({ ok: false, line, problem, text: what });
});

test('prisons with their kind, in either language', () => {
  expect(readPrisons('Nyborg: lukket\nSøbysøgård: åbent\nX: Arresthus\nY: halfway house')).toEqual({
    ok: true,
    items: [
      { name: 'Nyborg', kind: 'closed' },
      { name: 'Søbysøgård', kind: 'open' },
      { name: 'X', kind: 'remand' },
      { name: 'Y', kind: 'halfway-house' },
    ],
  });
});

test.each([
  [' \n ', 1, 'empty', ''],
  ['Nyborg', 1, 'kind', 'Nyborg'],
  ['Nyborg: constructor', 1, 'kind', 'Nyborg'],
  ['Nyborg: lukket\nHorserød: måske', 2, 'kind', 'Horserød'],
  ['Nyborg: lukket\nnyborg: åbent', 2, 'twice', 'nyborg'],
  [': åbent', 1, 'no-name', ': åbent'],
])('prisons %j: line %i, %s', (text, line, problem, what) => {
  expect(readPrisons(text)).toEqual({ ok: false, line, problem, text: what });
});
