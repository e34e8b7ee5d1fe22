import { expect, test } from 'vitest';
import { formatIntervalOf100, formatKroner, formatNumber, formatPercentOf100, plural } from './numbers.ts';
import { compareDanish, joinWords, sentence } from './words.ts';

test('numbers as each language writes them', () => {
  expect(formatNumber('da', 12345.678, 1)).toBe('12.345,7');
  expect(formatNumber('en', 12345.678, 1)).toBe('12,345.7');
  expect(formatNumber('da', -3)).toBe('−3');
});

test('shares are told as people out of a hundred', () => {
  expect(formatPercentOf100('da', 0.27)).toBe('27 ud af 100');
  expect(formatPercentOf100('en', 0.2745, 1)).toBe('27.5 out of 100');
  expect(formatIntervalOf100('da', 0.14, 0.64)).toBe('mellem 14 og 64 ud af 100');
  expect(formatIntervalOf100('en', 0.14, 0.64)).toBe('between 14 and 64 out of 100');
});

test('kroner and counts', () => {
  expect(formatKroner('da', 1_250_000)).toBe('1.250.000 kr.');
  expect(formatKroner('en', 1_250_000)).toBe('DKK 1,250,000');
  expect(plural('da', 1, 'mentor', 'mentorer')).toBe('1 mentor');
  expect(plural('da', 0, 'mentor', 'mentorer')).toBe('0 mentorer');
});

test('Danish order: æ, ø, å last, aa as å, numbers by value', () => {
  const towns = [
    'Åbenrå',
    'Ølstykke',
    'Aarhus',
    'Ærøskøbing',
    'Aabybro',
    'Zealand',
    'Afdeling 10',
    'Afdeling 9',
  ];
  expect(towns.toSorted(compareDanish)).toEqual([
    'Afdeling 9',
    'Afdeling 10',
    'Zealand',
    'Ærøskøbing',
    'Ølstykke',
    'Åbenrå',
    'Aabybro',
    'Aarhus',
  ]);
});

test('lists and sentences', () => {
  expect(joinWords('da', [])).toBe('');
  expect(joinWords('da', ['Jens'])).toBe('Jens');
  expect(joinWords('da', ['Jens', 'Lone', 'Ali'])).toBe('Jens, Lone og Ali');
  expect(joinWords('en', ['Jens', 'Lone'])).toBe('Jens and Lone');
  expect(sentence('ældste først')).toBe('Ældste først');
});
