import { simulateDemo } from '@primus-motor/trial';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { idOf } from './ids.ts';
import { scheduleRows } from './schedule.ts';

test('an id is a UUID of its parts, each part for itself', () => {
  expect(z.uuid().safeParse(idOf('membership', 'a', null)).success).toBe(true);
  expect(idOf('a', 'b')).toBe(idOf('a', 'b'));
  expect(new Set([idOf('a', 'b'), idOf('ab'), idOf('b', 'a'), idOf('a', 'b', null)]).size).toBe(4);
});

test('the same seed plans the same steps, to the last id', () => {
  const demo = () => simulateDemo(1, Temporal.PlainDate.from('2026-12-01'));
  const rows = scheduleRows(demo());
  expect(scheduleRows(demo())).toEqual(rows);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});
