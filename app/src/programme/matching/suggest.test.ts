import { LIFE_AREAS } from '@primus-motor/trial';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../mentors/mentor.ts';
import type { Candidate, Situation } from './candidate.ts';
import { scorePair, weights } from './score.ts';
import { rankOf, rankPairs } from './suggest.ts';

const day = Temporal.PlainDate.from;
const today = day('2026-11-22');
const situation: Situation = {
  today,
  language: 'ar',
  townId: 'aaby',
  prisonId: 'north',
  beforeRelease: true,
  release: day('2027-02-01'),
  courseEnd: day('2028-02-01'),
};
const check = (kind: Check['kind'], until?: string, prisonId?: string): Check => ({
  kind,
  seenOn: day('2026-08-01'),
  validUntil: until === undefined ? undefined : day(until),
  prisonId,
});
const ready = [
  check('interview'),
  check('reference'),
  check('declarations'),
  check('criminal-record', '2029-01-01'),
  check('prison-clearance', '2029-01-01', 'north'),
];
const mentor = (name: string, facts: Partial<Candidate> = {}): Candidate => ({
  id: name,
  name,
  birthDate: day('1980-01-01'),
  townId: 'aaby',
  town: 'Aaby',
  stage: 'approved',
  capacity: 1,
  running: 0,
  languages: ['da', 'ar'],
  lifeAreas: ['housing'],
  checks: ready,
  trainings: [{ courseName: 'Grundkursus', completedOn: day('2026-09-01') }],
  here: false,
  wasHere: false,
  ...facts,
});
const names = (pairs: ReturnType<typeof rankPairs>['pairs']) =>
  pairs.map((pair) => pair.mentors.map((one) => one.name).join('+'));

describe('the hard rules', () => {
  test.each([
    ['not approved', { stage: 'training' }, 'not-approved'],
    ['somebody who left this course', { wasHere: true }, 'was-here'],
    ['paused', { stage: 'paused' }, 'not-approved'],
    ['full', { running: 1 }, 'no-capacity'],
    [
      'a criminal record that ended yesterday',
      { checks: [...ready.slice(0, 3), check('criminal-record', '2026-11-21'), ...ready.slice(4)] },
      'check-missing',
    ],
  ] as const)('leave out a mentor who is: %s', (_, facts, rule) => {
    const left = mentor('Bo', facts as Partial<Candidate>);
    const { pairs, leftOut } = rankPairs([mentor('An'), left, mentor('Cy')], situation);
    expect(names(pairs)).toEqual(['An+Cy']);
    expect(leftOut.map(({ candidate, exclusions }) => [candidate.name, exclusions[0]?.rule])).toEqual([
      ['Bo', rule],
    ]);
  });

  test('while the person is in prison at least one of the two may visit, and the other is a reason against', () => {
    const outside = (name: string) => mentor(name, { checks: ready.slice(0, 4) });
    const elsewhere = [...ready.slice(0, 4), check('prison-clearance', '2029-01-01', 'south')];
    const ended = [...ready.slice(0, 4), check('prison-clearance', '2026-11-21', 'north')];
    for (const checks of [elsewhere, ended])
      expect(rankPairs([outside('An'), mentor('Bo', { checks })], situation).fallen['no-clearance']).toBe(1);
    const { pairs, fallen } = rankPairs([outside('An'), outside('Bo'), mentor('Cy')], situation);
    expect(names(pairs)).toEqual(['An+Cy', 'Bo+Cy']);
    expect(fallen['no-clearance']).toBe(1);
    expect(pairs[0]?.grounds).toContainEqual({ side: 'against', key: 'may-not-visit', mentorId: 'An' });
    const free = rankPairs([outside('An'), outside('Bo')], { ...situation, beforeRelease: false });
    expect(names(free.pairs)).toEqual(['An+Bo']);
    expect(free.pairs[0]?.grounds.some((ground) => ground.key === 'may-not-visit')).toBe(false);
  });

  test('at least one of the two speaks the language, and how many pairs fell for it is told', () => {
    const danes = ['An', 'Bo'].map((name) => mentor(name, { languages: ['da'] }));
    const ranking = rankPairs([...danes, mentor('Cy')], situation);
    expect(names(ranking.pairs).toSorted()).toEqual(['An+Cy', 'Bo+Cy']);
    expect(ranking.fallen['no-common-language']).toBe(1);
  });

  test('every reason of a mentor is told, not only the first', () => {
    const { leftOut } = rankPairs([mentor('Bo', { running: 2, checks: [] })], situation);
    expect(leftOut[0]?.exclusions.map((one) => one.rule)).toEqual([
      'no-capacity',
      ...Array.from({ length: 6 }, () => 'check-missing'),
    ]);
  });
});

describe('the order', () => {
  test('the weights are a hundred points', () => {
    expect(Object.values(weights).reduce((sum: number, weight) => sum + weight, 0)).toBe(100);
  });

  test('a pair that has everything gets every point', () => {
    const [half, rest] = [LIFE_AREAS.slice(0, 3), LIFE_AREAS.slice(3)];
    expect(
      scorePair(mentor('An', { lifeAreas: half }), mentor('Bo', { lifeAreas: rest }), situation),
    ).toEqual({
      ...weights,
      total: 100,
    });
  });

  test('worked by hand: one speaks, one in town, two of seven areas, one shared', () => {
    const one = mentor('An', {
      languages: ['ar'],
      townId: 'else',
      lifeAreas: ['housing', 'work'],
      capacity: 2,
      running: 1,
    });
    const other = mentor('Bo', { languages: ['da'], lifeAreas: ['work'] });
    // language 25·½ = 12.5 up, town 20·½, areas 20·2/7 = 5.7, visits 15, capacity 10·¾ = 7.5 up, complementarity 10·½
    expect(scorePair(one, other, situation)).toEqual({
      language: 13,
      town: 10,
      lifeAreas: 6,
      visits: 15,
      capacity: 8,
      complementarity: 5,
      total: 57,
    });
  });

  test('equal pairs stand in Danish order of name', () => {
    const { pairs } = rankPairs(
      ['Åse', 'Ærø', 'Bo'].map((name) => mentor(name)),
      situation,
    );
    expect(names(pairs)).toEqual(['Bo+Ærø', 'Bo+Åse', 'Ærø+Åse']);
  });

  test('warns of a check that ends while it is needed, and of what else speaks against', () => {
    const busy = mentor('Bo', {
      capacity: 2,
      running: 1,
      townId: 'else',
      checks: [
        ...ready.slice(0, 3),
        check('criminal-record', '2027-12-31'),
        check('prison-clearance', '2027-01-31', 'north'),
      ],
    });
    const [pair] = rankPairs([mentor('An', { townId: 'else' }), busy], situation).pairs;
    expect(pair?.grounds.filter((ground) => ground.side === 'against')).toEqual([
      { side: 'against', key: 'none-in-town' },
      { side: 'against', key: 'same-strengths' },
      { side: 'against', key: 'busy', mentorId: 'Bo', running: 1 },
      { side: 'against', key: 'check-ends', mentorId: 'Bo', kind: 'criminal-record', end: '2027-12-31' },
      { side: 'against', key: 'check-ends', mentorId: 'Bo', kind: 'prison-clearance', end: '2027-01-31' },
    ]);
  });

  test('of equal pairs the one whose checks last stands first', () => {
    const ending = mentor('An', {
      checks: [...ready.slice(0, 3), check('criminal-record', '2027-12-31'), ...ready.slice(4)],
    });
    const { pairs } = rankPairs([ending, mentor('Bo'), mentor('Cy')], situation);
    expect(names(pairs)).toEqual(['Bo+Cy', 'An+Bo', 'An+Cy']);
  });

  test('with one mentor on the course, every pair is that mentor with another', () => {
    const staying = mentor('Bo', { here: true, running: 1, stage: 'paused' });
    const { pairs, leftOut } = rankPairs([mentor('An'), staying, mentor('Cy')], situation);
    expect(names(pairs)).toEqual(['An+Bo', 'Bo+Cy']);
    expect(leftOut).toEqual([]);
  });
});

/** Written the long way: judge each ordered pair by the words of the rules, then pick the best again and again. */
const twin = (pool: readonly Candidate[]): string[] => {
  const may = (one: Candidate) =>
    one.stage === 'approved' &&
    one.running < one.capacity &&
    (['interview', 'reference', 'declarations', 'criminal-record'] as const).every((kind) =>
      one.checks.some(
        (seen) =>
          seen.kind === kind && (seen.validUntil === undefined || seen.validUntil.since(today).days >= 0),
      ),
    );
  const visits = (one: Candidate) =>
    one.checks.some(
      (seen) =>
        seen.kind === 'prison-clearance' &&
        seen.prisonId === 'north' &&
        seen.validUntil !== undefined &&
        seen.validUntil.since(today).days >= 0,
    );
  const found: { name: string; points: number }[] = [];
  for (const one of pool)
    for (const other of pool) {
      if (!(one.name < other.name) || !may(one) || !may(other)) continue;
      const speakers = [one, other].filter((each) => each.languages.some((code) => code === 'ar')).length;
      const visitors = [one, other].filter(visits).length;
      if (speakers === 0 || visitors === 0) continue;
      const locals = [one, other].filter((each) => each.townId === 'aaby').length;
      let covered = 0;
      let single = 0;
      for (const area of LIFE_AREAS) {
        const count = [one, other].filter((each) => each.lifeAreas.includes(area)).length;
        if (count > 0) covered += 1;
        if (count === 1) single += 1;
      }
      const free =
        [one, other].reduce((sum, each) => sum + (each.capacity - each.running) / each.capacity, 0) / 2;
      const points = [
        (25 * speakers) / 2,
        (20 * locals) / 2,
        (20 * covered) / 7,
        (15 * visitors) / 2,
        10 * free,
        covered === 0 ? 0 : (10 * single) / covered,
      ].reduce((sum, part) => sum + Math.floor(part + 0.5), 0);
      found.push({ name: `${one.name}+${other.name}`, points });
    }
  const order: string[] = [];
  while (found.length > 0) {
    let best = 0;
    for (const [index, pair] of found.entries()) {
      const leader = found[best];
      if (
        leader === undefined ||
        pair.points > leader.points ||
        (pair.points === leader.points && pair.name < leader.name)
      )
        best = index;
    }
    order.push(found[best]?.name ?? '');
    found.splice(best, 1);
  }
  return order;
};

test('on every small pool the order is that of the slow twin', () => {
  const anyMentor = fc.record({
    stage: fc.constantFrom('approved', 'approved', 'approved', 'paused' as const),
    capacity: fc.integer({ min: 1, max: 3 }),
    running: fc.integer({ min: 0, max: 2 }),
    townId: fc.constantFrom('aaby', 'else'),
    languages: fc.subarray(['da', 'ar']),
    lifeAreas: fc.subarray([...LIFE_AREAS]),
    checks: fc.constantFrom(ready, ready, ready.slice(0, 4), ready.slice(1)),
  });
  fc.assert(
    fc.property(fc.array(anyMentor, { maxLength: 9 }), (facts) => {
      const pool = facts.map((one, index) =>
        mentor(String.fromCharCode(66 + index).repeat(2), one as Partial<Candidate>),
      );
      const ranking = rankPairs(pool, situation);
      expect(names(ranking.pairs)).toEqual(twin(pool));
      expect(ranking.leftOut.length + ranking.eligible.length).toBe(pool.length);
      for (const [index, pair] of ranking.pairs.entries())
        expect(rankOf(ranking, new Set(pair.mentors.map((one) => one.id)))).toBe(index + 1);
    }),
    { numRuns: 300 },
  );
});
