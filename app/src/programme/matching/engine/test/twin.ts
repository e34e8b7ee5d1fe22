import { LIFE_AREAS } from '@primus-motor/trial';
import { seeded, seeker, settings, volunteer } from '../invented.ts';
import type { Plan, Problem } from '../plan.ts';
import { countedPoints, urgencyOf } from '../problem.ts';
import { exclusionsOf, pairExclusion } from '../rules.ts';
import { scorePair } from '../score.ts';
import type { Seeker } from '../seeker.ts';
import type { Whereabouts } from '../travel.ts';
import { freePlaces, slots, type Volunteer } from '../volunteer.ts';

/** A town is in one branch and lies in one place; of one nobody knows where. */
export const towns: readonly Whereabouts[] = [
  { townId: 'aaby', branchId: 'west', point: { latitude: 56, longitude: 10 } },
  { townId: 'beby', branchId: 'west', point: { latitude: 56.1, longitude: 10 } },
  { townId: 'ceby', branchId: 'east', point: { latitude: 56, longitude: 10.2 } },
  { townId: 'deby', branchId: 'east', point: undefined },
];

/** A small invented problem in which every rule can bite: few volunteers, wishes, conflicts, mentors who stay. */
export const smallProblem = (seed: number): Problem => {
  const random = seeded(seed);
  const pick = <T>(...all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = <T>(all: readonly T[], share: number): T[] => all.filter(() => random() < share);
  const place = () => pick(...towns);
  const sought = Math.floor(random() * 7);
  const offered = Math.floor(random() * 11);
  const volunteers = Array.from({ length: offered }, (_, index) => {
    const id = `v${index}`;
    return volunteer(id, {
      home: place(),
      maxTravelMinutes: pick(30, 60, 60),
      birthDate: pick('1980-01-01', '1980-01-01', '2005-05-05', undefined),
      gender: pick('woman', 'man'),
      stage: pick('approved', 'approved', 'approved', 'paused'),
      capacity: pick(1, 1, 2, 3),
      taken: pick(0, 0, 0, 1),
      languages: pick(['da'], ['da', 'ar'], ['ar']),
      lifeAreas: some(LIFE_AREAS, 0.4),
      slots: some(slots, 0.5),
      experienced: random() < 0.6,
      absent: random() < 0.1 ? { returnOn: undefined } : undefined,
      clearances: some(['north', 'south'], 0.6).map((prisonId) => ({ prisonId, until: undefined })),
      refused: some(['north', 'south'], 0.1).map((prisonId) => ({ prisonId, on: '2026-11-01' })),
      conflicts: some(['v0', 'v1', 'person s0'], 0.1).filter((other) => other !== id),
      knows: some(['person s0', 'person s1'], 0.2),
    });
  });
  const seekers = Array.from({ length: sought }, (_, index): Seeker => {
    const staying = random() < 0.2 ? volunteers[Math.floor(random() * offered)]?.id : undefined;
    return seeker(`s${index}`, {
      home: place(),
      language: pick('da', 'da', 'ar'),
      prisonId: pick('north', 'south', undefined),
      beforeRelease: random() < 0.8,
      release: pick('2026-12-10', '2027-01-30', '2027-06-01', undefined),
      wishes: {
        lifeAreas: some(LIFE_AREAS, 0.3),
        slots: some(slots, 0.4),
        gender: pick('none', 'none', 'woman', 'man'),
        genderIsMust: random() < 0.5,
      },
      staying,
      former: some(['v2', 'v3'], 0.1),
    });
  });
  const limits = {
    ...settings.limits,
    experienced: random() < 0.7,
    clearanceOf: pick('one', 'one', 'both'),
  } as const;
  return { seekers, volunteers, settings: { ...settings, limits, lending: random() < 0.5 } };
};

/** What a plan is compared by. */
export type Value = readonly [placed: number, urgency: number, points: number];

export const compareValues = (a: Value, b: Value): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

const pairsFor = (who: Seeker, { volunteers, settings: rules }: Problem) => {
  const free = volunteers.filter((each) => exclusionsOf(each, who, rules).length === 0);
  const first = who.staying === undefined ? free : volunteers.filter(({ id }) => id === who.staying);
  return first.flatMap((one) =>
    free
      .filter((other) => who.staying !== undefined || one.id < other.id)
      .filter((other) => pairExclusion(one, other, who, rules) === undefined)
      .map((other) => ({ pair: [one, other], points: pointsOf(one, other, who, rules) })),
  );
};

const pointsOf = (one: Volunteer, other: Volunteer, who: Seeker, rules: Problem['settings']): number => {
  const lent = [one, other].filter(
    ({ id, home }) => id !== who.staying && home.branchId !== who.home.branchId,
  ).length;
  return countedPoints(scorePair(one, other, who, rules).total, lent);
};

/** The value of the best plan, by trying every one. */
export const bestValue = (problem: Problem): Value => {
  const left = new Map(problem.volunteers.map((one) => [one.id, freePlaces(one)]));
  const change = (who: Seeker, pair: readonly Volunteer[], by: number) => {
    for (const { id } of pair) if (id !== who.staying) left.set(id, (left.get(id) ?? 0) + by);
  };
  const options = problem.seekers.map((who) => ({
    who,
    urgency: urgencyOf(who, problem.settings),
    pairs: pairsFor(who, problem),
  }));
  const from = (index: number): Value => {
    const option = options[index];
    if (option === undefined) return [0, 0, 0];
    const { who, urgency, pairs } = option;
    let best = from(index + 1);
    for (const { pair, points } of pairs) {
      if (pair.some(({ id }) => id !== who.staying && (left.get(id) ?? 0) < 1)) continue;
      change(who, pair, -1);
      const rest = from(index + 1);
      change(who, pair, 1);
      const value: Value = [rest[0] + 1, rest[1] + urgency, rest[2] + points];
      if (compareValues(value, best) > 0) best = value;
    }
    return best;
  };
  return from(0);
};

export const worthOf = (plan: Plan, problem: Problem): Value => {
  const placed = new Set(plan.rows.map((row) => row.seekerId));
  const urgency = problem.seekers
    .filter(({ id }) => placed.has(id))
    .reduce((sum, who) => sum + urgencyOf(who, problem.settings), 0);
  return [plan.rows.length, urgency, plan.points];
};
