import { expect, test } from 'vitest';
import { choosable, most } from './choosable.ts';

const people = [
  ...Array.from({ length: 150 }, (_, i) => ({ id: `m${i}`, name: `Mentor ${i}` })),
  { id: 's', name: 'Åse Sørensen' },
  { id: 'z', name: 'Zoe Yılmaz' },
];
const choice = {
  mentors: new Map(people.map((one) => [one.id, one])),
  ranking: { eligible: people },
};
const ids = (name: string, chosen: readonly (string | undefined)[] = []) =>
  choosable(choice, name, chosen).map(({ id }) => id);

test('D42 of many mentors two are found by parts of their names, spelt as they sound', () => {
  expect(ids('')).toEqual(people.slice(0, most).map(({ id }) => id));
  expect(ids('soerensen')).toEqual(['s']);
  expect(ids('aase , zoe')).toEqual(['s', 'z']);
  expect(ids(' , ')).toHaveLength(most);
  expect(ids('ingen')).toEqual([]);
});

test('D42 who was chosen already stays in the list', () => {
  expect(ids('zoe', ['m3', undefined])).toEqual(['m3', 'z']);
  expect(ids('', ['z', 'm0'])).toHaveLength(most + 1);
});
