import { LIFE_AREAS } from '@primus-motor/trial';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groundsOf } from './grounds.ts';
import { seeker, settings, volunteer } from './invented.ts';
import { lookFor } from './look.ts';
import { broughtIn, scorePair } from './score.ts';
import { noWishes } from './seeker.ts';
import { defaultSettings, scoreParts } from './settings.ts';
import { scorerFor } from './suitor.ts';
import { smallProblem } from './test/twin.ts';
import { kilometresBetween, travelMinutes } from './travel.ts';
import { slots } from './volunteer.ts';

const known = ['person s'];
const half = LIFE_AREAS.slice(0, 3);
const rest = LIFE_AREAS.slice(3);

describe('D38 the points of a pair', () => {
  test('the weights are a hundred points', () => {
    expect(scoreParts.reduce((sum, part) => sum + defaultSettings.weights[part], 0)).toBe(100);
  });

  test('a pair that has everything gets every point', () => {
    const one = volunteer('v', { knows: known, lifeAreas: half, slots });
    const other = volunteer('w', { knows: known, lifeAreas: rest, slots });
    expect(scorePair(one, other, seeker('s'), settings)).toEqual({ ...defaultSettings.weights, total: 100 });
  });

  test('worked by hand', () => {
    const wishes = {
      ...noWishes,
      lifeAreas: ['housing', 'work', 'health', 'network'],
      slots: ['weekday-day', 'weekday-evening'],
    } as const;
    const one = volunteer('v', {
      languages: ['ar'],
      lifeAreas: ['housing', 'work', 'digital'],
      capacity: 2,
      taken: 1,
      clearances: [],
      knows: known,
    });
    const other = volunteer('w', {
      home: { townId: 'beby', branchId: 'west', point: undefined },
      lifeAreas: ['work'],
      slots: ['weekday-evening', 'weekend-day'],
    });
    // Language 15·½ up; travel 20·(100+60)/200, 45 minutes being 45 of the 75 between 15 and 90; areas 20·2/4;
    // availability 15·1/2 up; complementarity 10·1/2; continuity 10·½; capacity 5·(50+100)/200 up; visits 5·½ up.
    expect(scorePair(one, other, seeker('s', { wishes }), settings)).toEqual({
      language: 8,
      travel: 16,
      lifeAreas: 10,
      availability: 8,
      complementarity: 5,
      continuity: 5,
      capacity: 4,
      visits: 3,
      total: 59,
    });
  });

  test('the tables for many pairs say the same as the score of one, whoever comes first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const { seekers, volunteers, settings: rules } = smallProblem(seed);
        for (const who of seekers) {
          const look = lookFor(who, rules);
          const scorer = scorerFor(look);
          for (const one of volunteers)
            for (const other of volunteers) {
              const score = scorePair(one, other, who, rules);
              const [mine, yours] = [broughtIn(look, one), broughtIn(look, other)];
              expect(scorer.total(mine, yours)).toBe(score.total);
              expect(scorePair(other, one, who, rules)).toEqual(score);
              const parts = scoreParts.map((part) => score[part]);
              expect(score.total).toBe(parts.reduce((sum, part) => sum + part, 0));
              expect(
                parts.every((part, index) => part >= 0 && part <= rules.weights[scoreParts[index]!]),
              ).toBe(true);
              const sets = scorer.sets(mine.areas, yours.areas, mine.slots, yours.slots);
              expect(score.total).toBeLessThanOrEqual(
                scorer.alone(mine) + scorer.alone(yours) + sets + scorer.rounding,
              );
              expect(sets).toBeLessThanOrEqual(scorer.mostSets);
            }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('D39 for and against', () => {
  test('everything that is told of a pair that is not a perfect one', () => {
    const one = volunteer('v', {
      capacity: 2,
      taken: 1,
      clearances: [{ prisonId: 'north', until: '2027-02-28' }],
      checkEnds: [{ kind: 'criminal-record', end: '2027-12-31' }],
      slots: ['weekday-day'],
    });
    const other = volunteer('w', {
      home: { townId: 'far', branchId: 'east', point: undefined },
      clearances: [],
      languages: ['da', 'ar'],
      knows: known,
    });
    expect(groundsOf(one, other, seeker('s', { language: 'ar' }), settings)).toEqual([
      { side: 'against', key: 'one-speaks', mentorId: 'w' },
      { side: 'for', key: 'one-in-town', mentorId: 'v' },
      { side: 'against', key: 'travel-unknown', mentorId: 'w' },
      { side: 'against', key: 'may-not-visit', mentorId: 'w' },
      { side: 'for', key: 'areas', covered: 1, of: 7 },
      { side: 'against', key: 'same-strengths' },
      { side: 'against', key: 'no-shared-times' },
      { side: 'for', key: 'both-experienced' },
      { side: 'against', key: 'busy', mentorId: 'v', running: 1 },
      { side: 'against', key: 'check-ends', mentorId: 'v', kind: 'criminal-record', end: '2027-12-31' },
      { side: 'against', key: 'check-ends', mentorId: 'v', kind: 'prison-clearance', end: '2027-02-28' },
      { side: 'for', key: 'knows-participant', mentorId: 'w' },
    ]);
  });

  test('what the participant wishes, and access that is to come', () => {
    const asked = volunteer('v', { clearances: [], asked: [{ prisonId: 'north', sentOn: '2026-09-20' }] });
    const wishes = { ...noWishes, lifeAreas: ['housing', 'work'], gender: 'woman' } as const;
    const grounds = groundsOf(asked, volunteer('w', { gender: 'man' }), seeker('s', { wishes }), settings);
    expect(grounds).toContainEqual({
      side: 'against',
      key: 'clearance-to-come',
      mentorId: 'v',
      readyOn: '2026-12-19',
      firstMeeting: '2026-12-31',
    });
    expect(grounds).toContainEqual({ side: 'for', key: 'wished-areas', covered: 1, of: 2 });
    expect(grounds).toContainEqual({ side: 'for', key: 'gender-wish', mentorId: 'v' });
    expect(grounds).toContainEqual({ side: 'against', key: 'not-wished-gender', mentorId: 'w' });
  });
});

describe('D40 distance and travel time', () => {
  const at = (townId: string, latitude: number, longitude: number) => ({
    townId,
    branchId: townId,
    point: { latitude, longitude },
  });
  // Rounded to two decimals: two towns on the same degree of longitude, half a degree of latitude apart.
  const [south, north] = [at('south', 55.5, 10), at('north', 56, 10)];

  test('half a degree of latitude is 55.6 km, 72 by road', () => {
    expect(kilometresBetween(south.point, north.point)).toBeCloseTo(55.6, 1);
    expect(travelMinutes(south, north, 'car')).toBe(62);
    expect(travelMinutes(south, north, 'public')).toBe(111);
    expect(travelMinutes(south, north, 'bicycle')).toBe(289);
  });

  test('the same town, the same branch, nothing known', () => {
    const bare = (townId: string | undefined, branchId: string) => ({ townId, branchId, point: undefined });
    expect(travelMinutes(south, south, 'bicycle')).toBe(15);
    expect(travelMinutes(bare('a', 'x'), bare('b', 'x'), 'car')).toBe(45);
    expect(travelMinutes(bare('a', 'x'), bare('b', 'y'), 'car')).toBeUndefined();
    expect(travelMinutes(bare(undefined, 'x'), bare(undefined, 'y'), 'car')).toBeUndefined();
  });
});
