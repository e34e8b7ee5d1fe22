import { expect, test } from 'vitest';
import { delayAfter, mostAttempts } from './mail.ts';

test('the delay doubles from a minute and stops growing at four hours', () => {
  expect([1, 2, 3, 8, 9, 10, 19].map(delayAfter)).toEqual([60, 120, 240, 7_680, 14_400, 14_400, 14_400]);
});

test('all tries together last about two days', () => {
  const seconds = Array.from({ length: mostAttempts - 1 }, (_, n) => delayAfter(n + 1));
  const hours = seconds.reduce((sum, one) => sum + one, 0) / 3_600;
  expect(hours).toBeGreaterThan(44);
  expect(hours).toBeLessThan(50);
});
