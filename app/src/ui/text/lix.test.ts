import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lix, wordsIn } from './lix.ts';

test.each([
  // 6 words, 2 sentences, none long: 3 + 0.
  ['Jeg bor her. Du bor der.', 3],
  // 10 words, 1 sentence, 2 long (mentorer, oplysninger): 10 + 20.
  ['Mine to mentorer må gemme de oplysninger, der skal til.', 30],
  // 11 words, 1 sentence, 4 long (mentorer, jobcenter, kommune, Kriminalforsorgen): 11 + 36.36.
  ['Mine mentorer må tale med jobcenter, kommune og Kriminalforsorgen for mig.', 11 + 400 / 11],
  // The stop of an ordinal ends nothing: 6 words, 1 sentence, 2 long (København, december): 6 + 33.33.
  ['Vi ses i København 22. december.', 6 + 200 / 6],
  // A line of its own is a sentence: 4 words, 2 sentences.
  ['Dit navn\nDin by', 2],
  ['', 0],
  ['. : !', 0],
])('lix of %s', (text, expected) => {
  expect(lix(text)).toBeCloseTo(expected, 10);
});

const someWords = fc.array(fc.stringMatching(/^[a-zæøå]{1,14}$/u), { minLength: 1, maxLength: 30 });

test('one more full stop never raises it', () => {
  fc.assert(
    fc.property(someWords, fc.nat(), (words, at) => {
      const stopped = words.map((word, i) => (i === at % words.length ? `${word}.` : word));
      expect(lix(stopped.join(' '))).toBeLessThanOrEqual(lix(words.join(' ')));
    }),
  );
});

test('the order of the words within a sentence does not matter', () => {
  fc.assert(
    fc.property(someWords, (words) => {
      expect(lix(words.toReversed().join(' '))).toBe(lix(words.join(' ')));
      expect(wordsIn(words.join(', '))).toEqual(words);
    }),
  );
});
