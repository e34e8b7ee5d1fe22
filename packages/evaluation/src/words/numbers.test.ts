import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, decimalBeside, interval, level, percent, pValue, whole } from './numbers.ts';
import { listed, wordCount } from './text.ts';

describe('numbers for people', () => {
  it('writes Danish and English numbers as each reads them', () => {
    expect(decimal(1234.567, 1, 'da')).toBe('1.234,6');
    expect(decimal(1234.567, 1, 'en')).toBe('1,234.6');
    expect(decimal(-0.5, 2, 'da')).toBe('−0,50');
    expect(whole(505300, 'da')).toBe('505.300');
    expect(percent(0.305556, 1, 'da')).toBe('30,6\u00a0%');
    expect(percent(0.305556, 1, 'en')).toBe('30.6%');
    expect(level(0.95, 'da')).toBe('95\u00a0%');
    expect(level(0.975, 'en')).toBe('97.5%');
  });

  it('has no negative zero and no number that is not one', () => {
    expect(decimal(-0.0001, 2, 'da')).toBe('0,00');
    expect(decimal(Number.NaN, 2, 'da')).toBe('–');
    expect(decimal(Number.POSITIVE_INFINITY, 2, 'en')).toBe('–');
  });

  it('keeps p values on their own side of 0.05', () => {
    expect(pValue(0.0501161174, 'en')).toBe('p\u00a0=\u00a00.0501');
    expect(pValue(0.0494, 'da')).toBe('p\u00a0=\u00a00,049');
    expect(pValue(0.0632, 'da')).toBe('p\u00a0=\u00a00,063');
    expect(pValue(0.00004, 'da')).toBe('p\u00a0<\u00a00,001');
  });

  it('keeps limits on their own side of no effect', () => {
    expect(interval(-0.165, -0.0002, 0, 2, 'da')).toBe('−0,17 til −0,0002');
    expect(interval(0.41, 1.0225, 1, 2, 'en')).toBe('0.41 to 1.02');
    expect(decimalBeside(1, 1, 2, 'en')).toBe('1.00');
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 10, noNaN: true }), (distance) => {
        const shown = decimalBeside(-distance, 0, 1, 'en').replace('−', '-');
        expect(Number(shown)).toBeLessThan(0);
      }),
    );
  });

  it('lists and counts words', () => {
    expect(listed(['a', 'b', 'c'], 'da')).toBe('a, b og c');
    expect(listed(['a'], 'en')).toBe('a');
    expect(listed([], 'en')).toBe('');
    expect(wordCount('Af 100 – ja, 22,5 % – blev 9.')).toBe(6);
  });
});
