import { type Look, lookFor } from './look.ts';
import { type Columns, mostUrgent, type Packing } from './packing.ts';
import type { Problem } from './plan.ts';
import { mayBeChosen } from './rules.ts';
import { addDays, type Seeker } from './seeker.ts';
import { loanPoints, type Settings } from './settings.ts';
import { askedOf, clash, enemiesOf, type Suitor, scorerFor, strengthOf, suitorOf } from './suitor.ts';
import { freePlaces, type Volunteer } from './volunteer.ts';

/** A problem in numbers. Seekers and volunteers stand by id, so that the order they came in changes nothing. */
export interface Compiled extends Packing {
  readonly seekers: readonly Seeker[];
  readonly volunteers: readonly Volunteer[];
  readonly settings: Settings;
  /** Only the strongest volunteers of each seeker are looked at: there are too many pairs for all. */
  readonly trimmed: boolean;
}

/** So many pairs are held at once at most (some 80 MB). */
export const mostPairs = 12_000_000;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Days to the release from which on a seeker is more urgent; who is out already is as urgent as can be. */
const urgentWithin = [180, 90, 60, 30];

/** 0 to `mostUrgent`; an unknown release is not urgent. */
export const urgencyOf = ({ release, beforeRelease }: Seeker, { today }: Settings): number => {
  if (!beforeRelease) return mostUrgent;
  if (release === undefined) return 0;
  return urgentWithin.filter((days) => release <= addDays(today, days)).length;
};

/** The strongest suitors of a seeker, in the order of their numbers. */
const strongestOf = (look: Look, suitors: readonly Suitor[], count: number): readonly Suitor[] => {
  const scorer = scorerFor(look);
  return suitors
    .toSorted((x, y) => strengthOf(y, scorer) - strengthOf(x, scorer) || x.number - y.number)
    .slice(0, count)
    .toSorted((x, y) => x.number - y.number);
};

/** What a pair counts in a plan: its points, less what the loans take. */
export const countedPoints = (total: number, lent: number): number => Math.max(0, total - loanPoints * lent);

/** Pairs of a seeker in columns; the pair rules as `pairExclusion` has them. */
const columnsOf = (look: Look, suitors: readonly Suitor[], staying: Suitor | undefined): Columns => {
  const { total } = scorerFor(look);
  const asked = askedOf(look);
  const allowed = (one: Suitor, other: Suitor): boolean =>
    ((one.meets | other.meets) & asked) === asked && !clash(one, other);
  const most = staying === undefined ? (suitors.length * (suitors.length - 1)) / 2 : suitors.length;
  const a = new Uint16Array(most);
  const b = new Int32Array(most);
  const points = new Uint8Array(most);
  let count = 0;
  const add = (first: number, second: number, value: number): void => {
    a[count] = first;
    b[count] = second;
    points[count] = value;
    count += 1;
  };
  for (const [index, one] of suitors.entries()) {
    if (staying !== undefined) {
      if (allowed(staying, one))
        add(one.number, -1, countedPoints(total(staying.brought, one.brought), Number(one.lent)));
      continue;
    }
    for (let next = index + 1; next < suitors.length; next += 1) {
      const other = suitors[next];
      if (other !== undefined && allowed(one, other))
        add(
          one.number,
          other.number,
          countedPoints(total(one.brought, other.brought), Number(one.lent) + Number(other.lent)),
        );
    }
  }
  return { a: a.slice(0, count), b: b.slice(0, count), points: points.slice(0, count) };
};

/** The largest number of volunteers a seeker, where all pairs would be too many. */
const widestOf = (counts: readonly number[]): number => {
  let widest = Math.max(0, ...counts);
  const total = () =>
    counts.reduce((sum, count) => sum + (Math.min(count, widest) * (Math.min(count, widest) - 1)) / 2, 0);
  while (total() > mostPairs) widest = Math.floor(widest * 0.9);
  return widest;
};

export const compile = (problem: Problem): Compiled => {
  const { settings } = problem;
  const seekers = problem.seekers.toSorted(byId);
  const volunteers = problem.volunteers.toSorted(byId);
  if (volunteers.length > 65_535) throw new RangeError('at most 65,535 volunteers');
  const numbers = new Map(volunteers.map(({ id }, number) => [id, number]));
  const enemies = enemiesOf(volunteers);
  const looks = seekers.map((seeker) => lookFor(seeker, settings));
  const suitor = (look: Look, number: number): readonly Suitor[] => {
    const volunteer = volunteers[number];
    return volunteer === undefined ? [] : [suitorOf(look, volunteer, number, enemies[number])];
  };
  const suited = looks.map((look) =>
    volunteers.flatMap((volunteer, number) => (mayBeChosen(look, volunteer) ? suitor(look, number) : [])),
  );
  const widest = widestOf(
    suited.map((suitors, index) => (seekers[index]?.staying === undefined ? suitors.length : 0)),
  );
  const columns = looks.map((look, index) => {
    const all = suited[index] ?? [];
    const { id, staying: mentorId } = look.seeker;
    const number = mentorId === undefined ? undefined : numbers.get(mentorId);
    if (mentorId !== undefined && number === undefined)
      throw new RangeError(`the mentor who stays on course ${id} is not among the volunteers`);
    const [staying] = number === undefined ? [] : suitor(look, number);
    const kept = staying !== undefined || all.length <= widest ? all : strongestOf(look, all, widest);
    return columnsOf(look, kept, staying);
  });
  return {
    seekers,
    volunteers,
    settings,
    columns,
    urgency: seekers.map((seeker) => urgencyOf(seeker, settings)),
    places: volunteers.map(freePlaces),
    trimmed: suited.some(
      (suitors, index) => seekers[index]?.staying === undefined && suitors.length > widest,
    ),
  };
};

/** The parts of a packing that share no volunteer: each is solved by itself. Seekers without a pair are in none. */
export const components = ({ columns, places }: Packing): readonly (readonly number[])[] => {
  const above = Int32Array.from(places.keys());
  const root = (volunteer: number): number => {
    let top = volunteer;
    while ((above[top] ?? top) !== top) top = above[top] ?? top;
    above[volunteer] = top;
    return top;
  };
  const seen = new Int32Array(places.length).fill(-1);
  for (const [seeker, { a, b }] of columns.entries()) {
    const first = a[0] ?? 0;
    const join = (volunteer: number): void => {
      if (volunteer < 0 || seen[volunteer] === seeker) return;
      seen[volunteer] = seeker;
      const [x, y] = [root(first), root(volunteer)];
      above[Math.max(x, y)] = Math.min(x, y);
    };
    for (let pair = 0; pair < a.length; pair += 1) {
      join(a[pair] ?? -1);
      join(b[pair] ?? -1);
    }
  }
  const found = Map.groupBy(
    columns.keys().filter((seeker) => (columns[seeker]?.a.length ?? 0) > 0),
    (seeker) => root(columns[seeker]?.a[0] ?? 0),
  );
  return [...found.values()].toSorted((x, y) => x.length - y.length || (x[0] ?? 0) - (y[0] ?? 0));
};
