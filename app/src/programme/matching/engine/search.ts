import type { Look } from './look.ts';
import { type PairExclusion, pairRules } from './rules.ts';
import {
  askedOf,
  clash,
  experienced,
  inTime,
  type Scorer,
  type Suitor,
  scorerFor,
  speaks,
} from './suitor.ts';

/** Two numbers of volunteers, and their points. */
export interface FoundPair {
  readonly one: number;
  readonly other: number;
  readonly total: number;
}

export type ComparePairs = (a: FoundPair, b: FoundPair) => number;

/** Suitors with the same life areas and times, the strongest first. */
interface Group {
  readonly areas: number;
  readonly slots: number;
  readonly members: readonly { readonly suitor: Suitor; readonly alone: number }[];
  readonly most: number;
}

const groupsOf = (suitors: readonly Suitor[], scorer: Scorer): readonly Group[] =>
  [...Map.groupBy(suitors, ({ brought }) => brought.areas * 16 + brought.slots).values()]
    .map((some): Group => {
      const members = some
        .map((suitor) => ({ suitor, alone: scorer.alone(suitor.brought) }))
        .toSorted((a, b) => b.alone - a.alone || a.suitor.number - b.suitor.number);
      const { areas = 0, slots = 0 } = some[0]?.brought ?? {};
      return { areas, slots, members, most: members[0]?.alone ?? 0 };
    })
    .toSorted((a, b) => b.most - a.most);

/** The best of what is offered, at most `count`, in order. */
const keeper = (count: number, compare: ComparePairs) => {
  const best: FoundPair[] = [];
  return {
    best,
    /** What has fewer points cannot be among the best. */
    bar: () => (best.length < count ? Number.NEGATIVE_INFINITY : (best.at(-1)?.total ?? 0)),
    offer: (pair: FoundPair): void => {
      const worst = best.length < count ? undefined : best.at(-1);
      if (worst !== undefined && compare(pair, worst) >= 0) return;
      const place = best.findIndex((one) => compare(pair, one) < 0);
      best.splice(place < 0 ? best.length : place, 0, pair);
      if (best.length > count) best.pop();
    },
  };
};

/**
 * The best pairs of many without looking at all of them. Suitors with the same life areas and times make a group: what
 * two groups are worth together is known, and what each member adds besides is a sum, so that a pair of groups is left,
 * and within it a row of members, as soon as nobody further down can reach the worst of the best.
 */
export const searchPairs = (
  look: Look,
  suitors: readonly Suitor[],
  count: number,
  compare: ComparePairs,
): readonly FoundPair[] => {
  if (count < 1) return [];
  const scorer = scorerFor(look);
  const asked = askedOf(look);
  const groups = groupsOf(suitors, scorer);
  const kept = keeper(count, compare);
  for (const [first, group] of groups.entries())
    for (let second = first; second < groups.length; second += 1) {
      const beside = groups[second];
      // Groups stand by their strongest member: with the most that sets can give, no later one reaches the bar either.
      if (beside === undefined || group.most + beside.most + scorer.rounding + scorer.mostSets < kept.bar())
        break;
      const together = scorer.sets(group.areas, beside.areas, group.slots, beside.slots) + scorer.rounding;
      if (group.most + beside.most + together < kept.bar()) continue;
      for (const [index, { suitor: one, alone }] of group.members.entries()) {
        if (alone + beside.most + together < kept.bar()) break;
        for (let next = first === second ? index + 1 : 0; next < beside.members.length; next += 1) {
          const other = beside.members[next];
          if (other === undefined || alone + other.alone + together < kept.bar()) break;
          if (((one.meets | other.suitor.meets) & asked) !== asked || clash(one, other.suitor)) continue;
          const total = scorer.total(one.brought, other.suitor.brought);
          if (total >= kept.bar())
            kept.offer({
              one: Math.min(one.number, other.suitor.number),
              other: Math.max(one.number, other.suitor.number),
              total,
            });
        }
      }
    }
  return kept.best;
};

/** The rule that says no first to two suitors of these kinds, as `pairExclusion` has it. */
const ruleOf = (meets: number, asked: number): PairExclusion | undefined => {
  const lacks = asked & ~meets;
  if ((lacks & speaks) !== 0) return 'no-common-language';
  if ((lacks & inTime) !== 0) return 'no-clearance';
  return (lacks & experienced) === 0 ? undefined : 'nobody-experienced';
};

/** How many pairs are allowed, and how many fall by which rule: counted by kinds of suitors, not one by one. */
export const countPairs = (look: Look, suitors: readonly Suitor[]) => {
  const asked = askedOf(look);
  const kinds = new Int32Array(8);
  for (const { meets } of suitors) kinds[meets] = (kinds[meets] ?? 0) + 1;
  const fallen = Object.fromEntries(pairRules.map((rule) => [rule, 0])) as Record<PairExclusion, number>;
  let allowed = 0;
  const count = (meets: number, by: number): void => {
    const rule = ruleOf(meets, asked);
    if (rule === undefined) allowed += by;
    else fallen[rule] += by;
  };
  for (let x = 0; x < 8; x += 1)
    for (let y = x; y < 8; y += 1) {
      const [some, others] = [kinds[x] ?? 0, kinds[y] ?? 0];
      count(x | y, x === y ? (some * (some - 1)) / 2 : some * others);
    }
  const byNumber = new Map(suitors.map((suitor) => [suitor.number, suitor]));
  for (const one of suitors)
    for (const number of one.enemies ?? []) {
      const other = byNumber.get(number);
      // Two who both name each other are one pair.
      if (other === undefined || (other.enemies?.has(one.number) === true && other.number < one.number))
        continue;
      count(one.meets | other.meets, -1);
      fallen.conflict += 1;
    }
  return { allowed, fallen };
};
