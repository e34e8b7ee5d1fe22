import { describe, expect, test } from 'vitest';
import { lix, plainLix } from '../../ui/index.ts';
import { template } from '../courses/template.ts';
import { hasOwnWords, ownStep } from '../me/steps.ts';
import { ownPurpose, texts as ownTexts } from '../me/texts.ts';
import { namedAs, purposes, recipientName } from './consent.ts';
import { effects, ownEffects, words } from './texts.ts';
import { currentWording, firstWordings } from './wordings.ts';

const withdrawn = (purpose: (typeof purposes)[number]) => ({
  purpose,
  who: 'Kriminalforsorgen',
  others: ['jobcenter'],
});

describe.each(purposes)('A7 %s', (purpose) => {
  test('what is said yes to is plain', () => {
    expect(lix(currentWording(firstWordings, purpose).da)).toBeLessThanOrEqual(plainLix);
  });
  test('what a no does is plain, for the coordinator and for the participant', () => {
    for (const others of [[], ['jobcenter']])
      expect(lix(effects.da[purpose]({ ...withdrawn(purpose), others }).join('\n'))).toBeLessThanOrEqual(
        plainLix,
      );
    expect(lix(ownEffects.da[purpose](withdrawn(purpose)).join('\n'))).toBeLessThanOrEqual(plainLix);
  });
  test('a new yes is explained in plain words', () => {
    expect(lix(words.da.anew[purpose])).toBeLessThanOrEqual(plainLix);
  });
  test('both languages say it', () => {
    for (const of of [effects, ownEffects])
      expect(of.en[purpose](withdrawn(purpose))).toHaveLength(of.da[purpose](withdrawn(purpose)).length);
    expect(ownPurpose.en[purpose]('x').length).toBeGreaterThan(0);
  });
});

test('A7 wordings are counted from 1, and none is like the one before', () => {
  for (const purpose of purposes) {
    const all = firstWordings[purpose];
    expect(all.map(({ version }) => version)).toEqual(all.map((_, i) => i + 1));
    expect(new Set(all.map(({ da }) => da)).size).toBe(all.length);
  }
});

test('M125 every word of the participant’s own pages is plain', () => {
  const said = Object.values(ownTexts.da).map((text) => (typeof text === 'function' ? text('Anne') : text));
  expect(lix(said.join('\n'))).toBeLessThanOrEqual(plainLix);
  for (const text of said.filter((one) => one.split(' ').length >= 8))
    expect([text, lix(text) <= plainLix]).toEqual([text, true]);
});

test('M125 every step of a course has the participant’s own words', () => {
  expect(template.filter(({ key }) => !hasOwnWords(key))).toEqual([]);
  expect(ownStep('da', 'month-3')).toBe('Vi ses');
  expect(ownStep('en', 'gate')).toBe('Agree on who meets you');
  expect(ownStep('da', 'of-another-template')).toBe('of-another-template');
});

test('an authority that is written out keeps its own name, whatever word it is', () => {
  expect(namedAs(' the  Job centre ')).toBe('job-centre');
  for (const name of ['Kirkens Korshær', 'constructor', '__proto__'])
    expect(recipientName('da', namedAs(name))).toBe(name);
});
