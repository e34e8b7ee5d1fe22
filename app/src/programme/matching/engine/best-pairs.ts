import { endingChecks, type Ground, groundsIn } from './grounds.ts';
import { type Look, lookFor } from './look.ts';
import { type Exclusion, exclusionsIn, type PairExclusion, pairExclusionIn, pairRules } from './rules.ts';
import { type Score, scoreIn } from './score.ts';
import { countPairs, type FoundPair, searchPairs } from './search.ts';
import type { Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
import { enemiesOf, suitorOf } from './suitor.ts';
import type { Volunteer } from './volunteer.ts';

/** Two volunteers for a seeker. Where a mentor stays, that one is the first of the two; else by id. */
export interface Pair {
  readonly volunteers: readonly [Volunteer, Volunteer];
  readonly score: Score;
  readonly grounds: readonly Ground[];
}

export interface Ranking {
  /** The best pairs that the hard rules allow, at most as many as asked for. */
  readonly pairs: readonly Pair[];
  /** How many pairs the hard rules allow. */
  readonly allowed: number;
  /** Volunteers who cannot be chosen, each with every reason, in the order given. */
  readonly leftOut: readonly { readonly volunteer: Volunteer; readonly exclusions: readonly Exclusion[] }[];
  /** Volunteers who can be chosen, in the order given. */
  readonly eligible: readonly Volunteer[];
  /** Pairs that fell although each of the two could be chosen, by the rule that says no first. */
  readonly fallen: Readonly<Record<PairExclusion, number>>;
}

const pairIn = (look: Look, first: Volunteer, second: Volunteer): Pair => {
  const { staying } = look.seeker;
  const turn = second.id === staying || (first.id !== staying && second.id < first.id);
  const [one, other] = turn ? [second, first] : [first, second];
  return {
    volunteers: [one, other],
    score: scoreIn(look, one, other),
    grounds: groundsIn(look, one, other),
  };
};

/** Two volunteers as a pair, with what speaks for and against them, whatever the hard rules say. */
export const pairOf = (first: Volunteer, second: Volunteer, seeker: Seeker, settings: Settings): Pair =>
  pairIn(lookFor(seeker, settings), first, second);

const warnings = (pair: Pair): number => pair.grounds.filter(({ key }) => key === 'check-ends').length;

const compareIds = (a: Volunteer, b: Volunteer): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** By points; of equal pairs the one with fewer checks that run out, then by id. */
export const comparePairs = (a: Pair, b: Pair): number =>
  b.score.total - a.score.total ||
  warnings(a) - warnings(b) ||
  compareIds(a.volunteers[0], b.volunteers[0]) ||
  compareIds(a.volunteers[1], b.volunteers[1]);

/**
 * The best pairs for one seeker. With one mentor on the course already, the pairs are that mentor with each other one,
 * because the second place is what is sought.
 *
 * @throws RangeError where the mentor who stays is not among the volunteers.
 */
export const bestPairs = (
  volunteers: readonly Volunteer[],
  seeker: Seeker,
  settings: Settings,
  count: number,
): Ranking => {
  const look = lookFor(seeker, settings);
  const judged = volunteers.map((volunteer) => ({ volunteer, exclusions: exclusionsIn(look, volunteer) }));
  const enemies = enemiesOf(volunteers);
  const suitors = judged.flatMap(({ volunteer, exclusions }, number) =>
    exclusions.length === 0 ? [suitorOf(look, volunteer, number, enemies[number])] : [],
  );
  const pairOfNumbers = ({ one, other }: FoundPair): Pair => {
    const [first, second] = [volunteers[one], volunteers[other]];
    if (first === undefined || second === undefined) throw new Error('a pair has two');
    return pairIn(look, first, second);
  };
  const shared = {
    leftOut: judged.filter(
      ({ volunteer, exclusions }) => exclusions.length > 0 && volunteer.id !== seeker.staying,
    ),
    eligible: suitors.flatMap(({ number }) => volunteers[number] ?? []),
  };
  if (seeker.staying === undefined) {
    const warnings = new Map<number, number>();
    const warn = (number: number): number => {
      const known = warnings.get(number);
      if (known !== undefined) return known;
      const volunteer = volunteers[number];
      const count = volunteer === undefined ? 0 : endingChecks(volunteer, seeker).length;
      warnings.set(number, count);
      return count;
    };
    const idOf = (number: number): string => volunteers[number]?.id ?? '';
    // Many pairs have equal points: what decides among them is asked often, and makes nothing on its way.
    const compare = (a: FoundPair, b: FoundPair): number => {
      const sooner = b.total - a.total || warn(a.one) + warn(a.other) - warn(b.one) - warn(b.other);
      if (sooner !== 0) return sooner;
      const [one, other, ofB, otherOfB] = [idOf(a.one), idOf(a.other), idOf(b.one), idOf(b.other)];
      const [least, leastOfB] = [one < other ? one : other, ofB < otherOfB ? ofB : otherOfB];
      if (least !== leastOfB) return least < leastOfB ? -1 : 1;
      return (one < other ? other : one) < (ofB < otherOfB ? otherOfB : ofB) ? -1 : 1;
    };
    return {
      pairs: searchPairs(look, suitors, count, compare).map(pairOfNumbers),
      ...countPairs(look, suitors),
      ...shared,
    };
  }
  const staying = volunteers.find(({ id }) => id === seeker.staying);
  if (staying === undefined)
    throw new RangeError(`the mentor who stays on course ${seeker.id} is not among the volunteers`);
  const fallen = Object.fromEntries(pairRules.map((rule) => [rule, 0])) as Record<PairExclusion, number>;
  const beside: { readonly other: Volunteer; readonly total: number; readonly ending: number }[] = [];
  for (const other of shared.eligible) {
    const exclusion = pairExclusionIn(look, staying, other);
    if (exclusion === undefined)
      beside.push({
        other,
        total: scoreIn(look, staying, other).total,
        ending: endingChecks(other, seeker).length,
      });
    else fallen[exclusion] += 1;
  }
  // As `comparePairs` has it; what is said of a pair is worked out for those that are shown.
  const best = beside.toSorted(
    (a, b) => b.total - a.total || a.ending - b.ending || compareIds(a.other, b.other),
  );
  return {
    pairs: best.slice(0, count).map(({ other }) => pairIn(look, staying, other)),
    allowed: beside.length,
    fallen,
    ...shared,
  };
};
