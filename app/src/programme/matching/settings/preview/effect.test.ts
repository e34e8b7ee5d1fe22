import { expect, test } from 'vitest';
import { seeker, settings, volunteer } from '../../engine/invented.ts';
import type { Weights } from '../../engine/settings.ts';
import { effectOf } from './effect.ts';

const nothing = {
  language: 0,
  travel: 0,
  lifeAreas: 0,
  availability: 0,
  complementarity: 0,
  continuity: 0,
  capacity: 0,
  visits: 0,
};
const only = (part: keyof Weights) => ({ ...settings, version: 1, weights: { ...nothing, [part]: 100 } });

// Together a and b cover three life areas, and speak one language; c and d cover one, and both speak Arabic.
const volunteers = [
  volunteer('a', { lifeAreas: ['housing', 'work'] }),
  volunteer('b', { lifeAreas: ['economy'] }),
  volunteer('c', { languages: ['da', 'ar'] }),
  volunteer('d', { languages: ['da', 'ar'], capacity: 1, taken: 1 }),
  volunteer('e', { languages: ['da', 'ar'] }),
];
const arab = seeker('s', { language: 'ar' });
const problem = { seekers: [arab, seeker('t')], volunteers, settings: only('lifeAreas') };

test('D38 who gets another first choice, and where it stood', () => {
  const { waiting } = effectOf({ problem, chosen: [], next: only('language') });
  // By areas s has a with c or e first; by language c with e, who cover one area. For t nobody's language decides.
  expect(waiting).toHaveLength(1);
  expect(waiting[0]?.counts).toMatchObject({ lost: 0, gained: 0, none: 0 });
  expect(waiting[0]?.counts.same).toBeLessThan(2);
  const same = effectOf({ problem, chosen: [], next: only('lifeAreas') });
  expect(same.waiting[0]?.counts).toMatchObject({ same: 2, second: 0, fifth: 0, outside: 0 });
  const strict = { ...only('lifeAreas'), limits: { ...settings.limits, minimumAge: 90 } };
  expect(effectOf({ problem, chosen: [], next: strict }).waiting[0]?.counts).toMatchObject({ lost: 2 });
  const freed = effectOf({
    problem: { ...problem, settings: { ...settings, ...strict } },
    chosen: [],
    next: only('lifeAreas'),
  });
  expect(freed.waiting[0]?.counts).toMatchObject({ gained: 2 });
});

test('D38 a pair that was chosen is judged as if its two still had the place that it takes', () => {
  const chosen = [{ seeker: arab, mentorIds: ['d', 'e'] as const }];
  const { before, after } = effectOf({ problem, chosen, next: only('language') });
  // By areas six pairs come before it; by language it is one of the three with full points.
  expect(before).toEqual({ first: 0, five: 0, outside: 1, forbidden: 0 });
  expect(after.first + after.five).toBe(1);
  const strict = { ...only('language'), limits: { ...settings.limits, maxTravelMinutes: 10 } };
  expect(effectOf({ problem, chosen, next: strict }).after).toMatchObject({ forbidden: 1 });
});
