import { type Ground, groundsOf } from './grounds.ts';
import { type Exclusion, exclusionsOf, type PairExclusion, pairExclusion } from './rules.ts';
import { type Score, scorePair } from './score.ts';
import type { Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
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

/** Two volunteers as a pair, with what speaks for and against them, whatever the hard rules say. */
export const pairOf = (first: Volunteer, second: Volunteer, seeker: Seeker, settings: Settings): Pair => {
  const turn = second.id === seeker.staying || (first.id !== seeker.staying && second.id < first.id);
  const [one, other] = turn ? [second, first] : [first, second];
  return {
    volunteers: [one, other],
    score: scorePair(one, other, seeker, settings),
    grounds: groundsOf(one, other, seeker, settings),
  };
};

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
 */
export const bestPairs = (
  volunteers: readonly Volunteer[],
  seeker: Seeker,
  settings: Settings,
  count: number,
): Ranking => {
  const judged = volunteers.map((volunteer) => ({
    volunteer,
    exclusions: exclusionsOf(volunteer, seeker, settings),
  }));
  const eligible = judged.flatMap(({ volunteer, exclusions }) =>
    exclusions.length === 0 ? [volunteer] : [],
  );
  const staying = volunteers.find(({ id }) => id === seeker.staying);
  const fallen: Record<PairExclusion, number> = {
    'same-mentor': 0,
    conflict: 0,
    'no-common-language': 0,
    'no-clearance': 0,
    'nobody-experienced': 0,
  };
  const pairs: Pair[] = [];
  const firsts = staying === undefined ? eligible : [staying];
  for (const [index, one] of firsts.entries())
    for (const other of staying === undefined ? eligible.slice(index + 1) : eligible) {
      const exclusion = pairExclusion(one, other, seeker, settings);
      if (exclusion === undefined) pairs.push(pairOf(one, other, seeker, settings));
      else fallen[exclusion] += 1;
    }
  return {
    pairs: pairs.toSorted(comparePairs).slice(0, count),
    allowed: pairs.length,
    leftOut: judged.filter(
      ({ volunteer, exclusions }) => exclusions.length > 0 && volunteer.id !== seeker.staying,
    ),
    eligible,
    fallen,
  };
};
