import { expect, test } from 'vitest';
import { remembering } from './remembered.ts';

const counting = () => {
  let made = 0;
  return { make: async () => (made += 1), made: () => made };
};

test('made once for a place in a state, anew for another state, and never given to another place', async () => {
  const remembered = remembering<number>(4);
  const { make, made } = counting();
  expect(await remembered('a', 'one', make)).toBe(1);
  expect(await remembered('a', 'one', make)).toBe(1);
  expect(await remembered('b', 'one', make)).toBe(2);
  expect(await remembered('a', 'two', make)).toBe(3);
  // What was there before is gone: one value a place.
  expect(await remembered('a', 'one', make)).toBe(4);
  expect(made()).toBe(4);
});

test('who asks meanwhile waits for the same work', async () => {
  const remembered = remembering<number>(4);
  const { make, made } = counting();
  expect(await Promise.all([1, 2, 3].map(() => remembered('a', 'one', make)))).toEqual([1, 1, 1]);
  expect(made()).toBe(1);
});

test('the place asked for longest ago is forgotten', async () => {
  const remembered = remembering<number>(2);
  const { make } = counting();
  for (const place of ['a', 'b', 'a', 'c']) await remembered(place, 'one', make);
  expect(await remembered('a', 'one', make)).toBe(1);
  expect(await remembered('b', 'one', make)).toBe(4);
});

test('a failure is told to who waited and is not remembered', async () => {
  const remembered = remembering<number>(2);
  const fails = () => Promise.reject(new Error('broken'));
  await expect(remembered('a', 'one', fails)).rejects.toThrow('broken');
  expect(await remembered('a', 'one', async () => 7)).toBe(7);
});
