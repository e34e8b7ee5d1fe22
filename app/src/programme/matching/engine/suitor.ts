import { bitCount, type Look } from './look.ts';
import { mayVisit, visitIn } from './rules.ts';
import { type Brought, broughtIn, sharedParts } from './score.ts';
import type { Volunteer } from './volunteer.ts';

/** What the pair asks of at least one of the two, as bits. */
export const speaks = 1;
export const inTime = 2;
export const experienced = 4;

/** A volunteer as one seeker sees one, in numbers. */
export interface Suitor {
  /** The number of the volunteer in its list. */
  readonly number: number;
  readonly brought: Brought;
  readonly meets: number;
  /** Is of another branch than the seeker. */
  readonly lent: boolean;
  /** Volunteers who may not be beside this one. */
  readonly enemies: ReadonlySet<number> | undefined;
}

type Enemies = readonly (ReadonlySet<number> | undefined)[];

/** A list of volunteers is never changed, so what was found in it once stands. */
const found = new WeakMap<readonly Volunteer[], Enemies>();

/** For each volunteer of a list the numbers of those it may not be beside; undefined for most. */
export const enemiesOf = (volunteers: readonly Volunteer[]): Enemies => {
  const known = found.get(volunteers) ?? enemiesAmong(volunteers);
  found.set(volunteers, known);
  return known;
};

const enemiesAmong = (volunteers: readonly Volunteer[]): Enemies => {
  const numbers = new Map(volunteers.map(({ id }, number) => [id, number]));
  return volunteers.map(({ conflicts }) => {
    const known = conflicts.flatMap((id) => numbers.get(id) ?? []);
    return known.length === 0 ? undefined : new Set(known);
  });
};

export const suitorOf = (
  look: Look,
  volunteer: Volunteer,
  number: number,
  enemies: ReadonlySet<number> | undefined,
): Suitor => ({
  number,
  brought: broughtIn(look, volunteer),
  meets:
    (volunteer.languages.includes(look.seeker.language) ? speaks : 0) |
    (mayVisit(visitIn(look, volunteer)) ? inTime : 0) |
    (volunteer.experienced ? experienced : 0),
  lent: volunteer.home.branchId !== look.seeker.home.branchId,
  enemies,
});

/** What a pair must meet. Of both: each volunteer is asked alone, and one who stays is not asked again. */
export const askedOf = ({ settings: { limits } }: Look): number =>
  speaks | (limits.clearanceOf === 'one' ? inTime : 0) | (limits.experienced ? experienced : 0);

export const clash = (one: Suitor, other: Suitor): boolean =>
  one.enemies?.has(other.number) === true || other.enemies?.has(one.number) === true;

/** Rounded points of a mean of two, by the sum of what each brings (0 to 200). */
const meanTable = (weight: number): Uint8Array =>
  Uint8Array.from({ length: 201 }, (_, sum) => Math.round((weight * sum) / 200));

/** Points by two counts, `some` of `of`. */
const shareTable = (weight: number): readonly Uint8Array[] =>
  Array.from({ length: 9 }, (_, of) =>
    Uint8Array.from({ length: of + 1 }, (__, some) => (of === 0 ? 0 : Math.round((weight * some) / of))),
  );

const bits = Uint8Array.from({ length: 128 }, (_, set) => bitCount(set));

/** The same points as `scorePair`, for many pairs: a look into tables for each part. */
export interface Scorer {
  readonly total: (one: Brought, other: Brought) => number;
  /** The parts that rest on sets: life areas, complementarity and times. */
  readonly sets: (areas: number, otherAreas: number, slots: number, otherSlots: number) => number;
  /** What one volunteer adds at most to the other parts, without any rounding. */
  readonly alone: (brought: Brought) => number;
  /** The most that `sets` can be. */
  readonly mostSets: number;
  /** What rounding adds to those parts at most. */
  readonly rounding: number;
}

export const scorerFor = ({ settings: { weights }, areas: wished, times: own }: Look): Scorer => {
  const means = sharedParts.map((part) => meanTable(weights[part]));
  const [language, travel, continuity, capacity, visits] = means as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const areas = shareTable(weights.lifeAreas)[bitCount(wished)];
  const times = shareTable(weights.availability)[bitCount(own)];
  const distinct = shareTable(weights.complementarity);
  const sets: Scorer['sets'] = (some, others, slots, otherSlots) => {
    const covered = bits[some | others] ?? 0;
    return (
      (areas?.[covered] ?? 0) +
      (times?.[bits[slots & otherSlots] ?? 0] ?? 0) +
      (distinct[covered]?.[bits[some ^ others] ?? 0] ?? 0)
    );
  };
  return {
    sets,
    total: (one, other) =>
      (language[one.language + other.language] ?? 0) +
      (travel[one.travel + other.travel] ?? 0) +
      (continuity[one.continuity + other.continuity] ?? 0) +
      (capacity[one.capacity + other.capacity] ?? 0) +
      (visits[one.visits + other.visits] ?? 0) +
      sets(one.areas, other.areas, one.slots, other.slots),
    alone: (brought) => sharedParts.reduce((sum, part) => sum + (weights[part] * brought[part]) / 200, 0),
    mostSets: weights.lifeAreas + weights.availability + weights.complementarity,
    rounding: sharedParts.length / 2,
  };
};

/** How much a volunteer is worth to a seeker with nobody beside; only to choose among many. */
export const strengthOf = ({ brought }: Suitor, scorer: Scorer): number =>
  scorer.alone(brought) + scorer.sets(brought.areas, brought.areas, brought.slots, brought.slots) / 2;
