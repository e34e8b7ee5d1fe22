import { LIFE_AREAS } from '@primus-motor/trial';
import { compareDanish } from '../../ui/index.ts';
import type { Candidate, Situation } from './candidate.ts';
import {
  type Exclusion,
  endingChecks,
  exclusionsOf,
  type Ground,
  mayVisit,
  type PairExclusion,
  pairExclusion,
} from './rules.ts';
import { areasOf, type Score, scorePair } from './score.ts';

/** Two mentors and a participant as one decision. `mentors` is in Danish order of name. */
export interface Pair {
  readonly mentors: readonly [Candidate, Candidate];
  readonly score: Score;
  readonly grounds: readonly Ground[];
}

export interface Ranking {
  /** Every pair that the hard rules allow, the best first; rank 1 is the first. */
  readonly pairs: readonly Pair[];
  /** Mentors who cannot be chosen, each with every reason. */
  readonly leftOut: readonly { readonly candidate: Candidate; readonly exclusions: readonly Exclusion[] }[];
  /** Mentors who can be chosen. */
  readonly eligible: readonly Candidate[];
  /** Pairs that fell although each of the two could be chosen, by the rule that says no. */
  readonly fallen: Readonly<Record<PairExclusion, number>>;
}

/** How many pairs are shown. */
export const shownPairs = 5;

const byName = (one: Candidate, other: Candidate): number =>
  compareDanish(one.name, other.name) || (one.id < other.id ? -1 : 1);

const groundsOf = (one: Candidate, other: Candidate, situation: Situation): readonly Ground[] => {
  const pair = [one, other];
  const speakers = pair.filter((candidate) => candidate.languages.includes(situation.language));
  const locals = pair.filter((candidate) => candidate.townId === situation.townId);
  const areas = areasOf(one, other);
  const grounds: Ground[] = [];
  const [speaker] = speakers;
  if (speakers.length === 2) grounds.push({ side: 'for', key: 'both-speak' });
  else if (speaker !== undefined) grounds.push({ side: 'against', key: 'one-speaks', mentorId: speaker.id });
  const [local] = locals;
  if (locals.length === 2) grounds.push({ side: 'for', key: 'both-in-town' });
  else if (local === undefined) grounds.push({ side: 'against', key: 'none-in-town' });
  else grounds.push({ side: 'for', key: 'one-in-town', mentorId: local.id });
  if (situation.beforeRelease && situation.prisonId !== undefined) {
    const outside = pair.filter((candidate) => !mayVisit(candidate, situation));
    if (outside.length === 0) grounds.push({ side: 'for', key: 'both-may-visit' });
    for (const candidate of outside)
      grounds.push({ side: 'against', key: 'may-not-visit', mentorId: candidate.id });
  }
  if (areas.covered > 0)
    grounds.push({ side: 'for', key: 'areas', covered: areas.covered, of: LIFE_AREAS.length });
  if (areas.distinct > 1) grounds.push({ side: 'for', key: 'complementary' });
  if (areas.covered > 0 && areas.distinct === 0) grounds.push({ side: 'against', key: 'same-strengths' });
  for (const candidate of pair) {
    if (!candidate.here && candidate.running > 0)
      grounds.push({ side: 'against', key: 'busy', mentorId: candidate.id, running: candidate.running });
    grounds.push(...endingChecks(candidate, situation));
  }
  return grounds;
};

/** Two mentors as a pair, with what speaks for and against them, whatever the hard rules say. */
export const pairOf = (first: Candidate, second: Candidate, situation: Situation): Pair => {
  const [one, other] = byName(first, second) < 0 ? [first, second] : [second, first];
  return {
    mentors: [one, other],
    score: scorePair(one, other, situation),
    grounds: groundsOf(one, other, situation),
  };
};

const warnings = (pair: Pair): number => pair.grounds.filter((ground) => ground.key === 'check-ends').length;

/** By points; of equal pairs the one with fewer checks that run out, then by name. */
const rank = (pairs: readonly Pair[]): readonly Pair[] =>
  pairs.toSorted(
    (a, b) =>
      b.score.total - a.score.total ||
      warnings(a) - warnings(b) ||
      byName(a.mentors[0], b.mentors[0]) ||
      byName(a.mentors[1], b.mentors[1]),
  );

/**
 * Ranks every pair that the hard rules allow. With one mentor on the course already, the pairs are that mentor with
 * each other one, because the second place is what is sought.
 */
export const rankPairs = (candidates: readonly Candidate[], situation: Situation): Ranking => {
  const judged = candidates
    .toSorted(byName)
    .map((candidate) => ({ candidate, exclusions: exclusionsOf(candidate, situation) }));
  const eligible = judged.flatMap(({ candidate, exclusions }) =>
    exclusions.length === 0 ? [candidate] : [],
  );
  const staying = candidates.find((candidate) => candidate.here);
  const pairs: Pair[] = [];
  const fallen = { 'same-mentor': 0, 'no-common-language': 0, 'no-clearance': 0 };
  const consider = (first: Candidate, second: Candidate): void => {
    const [one, other] = byName(first, second) < 0 ? [first, second] : [second, first];
    const exclusion = pairExclusion(one, other, situation);
    if (exclusion !== undefined) {
      fallen[exclusion] += 1;
      return;
    }
    pairs.push(pairOf(one, other, situation));
  };
  if (staying === undefined)
    for (const [index, one] of eligible.entries())
      for (const other of eligible.slice(index + 1)) consider(one, other);
  else for (const other of eligible) consider(staying, other);
  return {
    pairs: rank(pairs),
    leftOut: judged.filter(({ candidate, exclusions }) => exclusions.length > 0 && !candidate.here),
    eligible,
    fallen,
  };
};

/** The rank of two mentors, from 1; undefined when the hard rules do not allow them. */
export const rankOf = (ranking: Ranking, ids: ReadonlySet<string>): number | undefined => {
  const index = ranking.pairs.findIndex((pair) => pair.mentors.every((mentor) => ids.has(mentor.id)));
  return index < 0 ? undefined : index + 1;
};
