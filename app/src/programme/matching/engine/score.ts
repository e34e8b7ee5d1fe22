import { LIFE_AREAS } from '@primus-motor/trial';
import { bitCount, bitsOf, type Look, lookFor } from './look.ts';
import { visitIn } from './rules.ts';
import type { Seeker } from './seeker.ts';
import { type ScorePart, type Settings, scoreParts, type Weights } from './settings.ts';
import { slots, type Volunteer } from './volunteer.ts';

/** Whole points; `total` is their sum, 0 to 100. */
export type Score = Readonly<Record<ScorePart, number>> & { readonly total: number };

/** What one volunteer brings to one seeker: shares in whole per cent, and sets as bits. */
export interface Brought {
  readonly language: number;
  readonly travel: number;
  readonly continuity: number;
  readonly capacity: number;
  readonly visits: number;
  readonly areas: number;
  readonly slots: number;
}

/** The parts that are the mean of what each of the two brings. */
export const sharedParts = ['language', 'travel', 'continuity', 'capacity', 'visits'] as const;

const nearness = (minutes: number | undefined, limit: number): number => {
  if (minutes === undefined || minutes >= limit) return 0;
  const from = Math.min(15, limit - 1);
  return Math.round((100 * (limit - Math.max(from, minutes))) / (limit - from));
};

const visitShare = {
  'not-needed': 100,
  cleared: 100,
  'in-time': 50,
  unknown: 50,
  late: 0,
  refused: 0,
} as const;

/** What a volunteer brings, judged alone. Who is on the course already takes no new place and is known. */
export const broughtIn = (look: Look, volunteer: Volunteer): Brought => {
  const { seeker, settings } = look;
  const here = volunteer.id === seeker.staying;
  const free = Math.max(0, volunteer.capacity - volunteer.taken);
  return {
    language: volunteer.languages.includes(seeker.language) ? 100 : 0,
    travel: nearness(look.minutesOf(volunteer), settings.limits.maxTravelMinutes),
    continuity: here || volunteer.knows.includes(seeker.personId) ? 100 : 0,
    capacity: here || volunteer.capacity === 0 ? 0 : Math.round((100 * free) / volunteer.capacity),
    visits: visitShare[visitIn(look, volunteer).state],
    areas: bitsOf(LIFE_AREAS, volunteer.lifeAreas) & look.areas,
    slots: bitsOf(slots, volunteer.slots) & look.times,
  };
};

/** Points of a part of which a share is there: halves go up, so that equal is equal. */
const points = (weight: number, some: number, of: number): number =>
  of === 0 ? 0 : Math.round((weight * some) / of);

/** The parts of two, from what each brings; `areas` and `times` are how many count for this seeker. */
export const scoreOf = (
  one: Brought,
  other: Brought,
  areas: number,
  times: number,
  weights: Weights,
): Score => {
  const covered = bitCount(one.areas | other.areas);
  const parts: Record<ScorePart, number> = {
    language: points(weights.language, one.language + other.language, 200),
    travel: points(weights.travel, one.travel + other.travel, 200),
    lifeAreas: points(weights.lifeAreas, covered, areas),
    availability: points(weights.availability, bitCount(one.slots & other.slots), times),
    complementarity: points(weights.complementarity, bitCount(one.areas ^ other.areas), covered),
    continuity: points(weights.continuity, one.continuity + other.continuity, 200),
    capacity: points(weights.capacity, one.capacity + other.capacity, 200),
    visits: points(weights.visits, one.visits + other.visits, 200),
  };
  return { ...parts, total: scoreParts.reduce((total, part) => total + parts[part], 0) };
};

export const scoreIn = (look: Look, one: Volunteer, other: Volunteer): Score =>
  scoreOf(
    broughtIn(look, one),
    broughtIn(look, other),
    bitCount(look.areas),
    bitCount(look.times),
    look.settings.weights,
  );

/**
 * How well two volunteers fit a seeker. Life areas: the share that the two cover together; availability: the share of
 * the participant's times that both have; complementarity: of the covered areas, those that exactly one has;
 * continuity: who was the participant's mentor before. The rest is the mean of the two.
 */
export const scorePair = (one: Volunteer, other: Volunteer, seeker: Seeker, settings: Settings): Score =>
  scoreIn(lookFor(seeker, settings), one, other);
