import { LIFE_AREAS } from '@primus-motor/trial';
import type { Candidate, Situation } from './candidate.ts';
import { mayVisit } from './rules.ts';

/**
 * What counts how much, in points of 100. Language first, because without it nothing else helps; then the town,
 * because a mentor nearby is met more often, and who may visit the prison now. Every weight is a judgement of the scheme, not a measured effect: change
 * it here and nowhere else.
 */
export const weights = Object.freeze({
  language: 25,
  town: 20,
  lifeAreas: 20,
  visits: 15,
  capacity: 10,
  complementarity: 10,
});

export type ScorePart = keyof typeof weights;
export type Score = Readonly<Record<ScorePart, number>> & { readonly total: number };

const share = (pair: readonly Candidate[], test: (candidate: Candidate) => boolean): number =>
  pair.filter(test).length / pair.length;

/** Life areas that either has, and those that exactly one has. */
export const areasOf = (one: Candidate, other: Candidate) => {
  const either = new Set([...one.lifeAreas, ...other.lifeAreas]);
  const both = one.lifeAreas.filter((area) => other.lifeAreas.includes(area));
  return { covered: either.size, distinct: either.size - new Set(both).size };
};

const freeShare = (candidate: Candidate): number =>
  candidate.here || candidate.capacity === 0
    ? 0
    : Math.max(0, candidate.capacity - candidate.running) / candidate.capacity;

/** How well two mentors fit a course: each part rounded to whole points, so that equal is equal. */
export const scorePair = (one: Candidate, other: Candidate, situation: Situation): Score => {
  const pair = [one, other];
  const areas = areasOf(one, other);
  const fractions: Readonly<Record<ScorePart, number>> = {
    language: share(pair, (candidate) => candidate.languages.includes(situation.language)),
    town: share(pair, (candidate) => candidate.townId === situation.townId),
    lifeAreas: areas.covered / LIFE_AREAS.length,
    visits: share(pair, (candidate) => mayVisit(candidate, situation)),
    capacity: (freeShare(one) + freeShare(other)) / 2,
    complementarity: areas.covered === 0 ? 0 : areas.distinct / areas.covered,
  };
  const points = (part: ScorePart) => Math.round(weights[part] * fractions[part]);
  const parts = {
    language: points('language'),
    town: points('town'),
    lifeAreas: points('lifeAreas'),
    visits: points('visits'),
    capacity: points('capacity'),
    complementarity: points('complementarity'),
  };
  return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) };
};
