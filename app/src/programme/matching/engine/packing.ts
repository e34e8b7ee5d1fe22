/** The pairs one seeker may have, as columns of equal length; `b` is −1 where a mentor stays and one is sought. */
export interface Columns {
  readonly a: Uint16Array;
  readonly b: Int32Array;
  /** Points of each pair, 0 to 100. */
  readonly points: Uint8Array;
}

/**
 * The bare numbers of a plan: each seeker takes at most one of its pairs, each volunteer gives at most its places.
 * Seekers and volunteers are numbered from 0.
 */
export interface Packing {
  readonly columns: readonly Columns[];
  /** 0 (not urgent) to `mostUrgent`, one for each seeker. */
  readonly urgency: readonly number[];
  readonly places: readonly number[];
}

export const mostUrgent = 4;

/** What plans are worth is whole: a bound a hair below the next number holds that number. */
export const whole = (value: number): number => Math.floor(value + 1e-4);

/** What a choice is worth: compared by `placed`, then `urgency`, then `points`. */
export interface Worth {
  readonly placed: number;
  readonly urgency: number;
  readonly points: number;
}

/** For each seeker the number of its pair, −1 without one. */
export type Choice = Int32Array;

export const compareWorth = (a: Worth, b: Worth): number =>
  a.placed - b.placed || a.urgency - b.urgency || a.points - b.points;

export const worthOf = ({ columns, urgency }: Packing, choice: Choice): Worth => {
  const worth = { placed: 0, urgency: 0, points: 0 };
  for (const [seeker, pair] of choice.entries()) {
    if (pair < 0) continue;
    worth.placed += 1;
    worth.urgency += urgency[seeker] ?? 0;
    worth.points += columns[seeker]?.points[pair] ?? 0;
  }
  return worth;
};

/** Does the choice keep within everybody's places? */
export const fits = ({ columns, places }: Packing, choice: Choice): boolean => {
  const left = [...places];
  for (const [seeker, pair] of choice.entries()) {
    const own = columns[seeker];
    if (pair < 0 || own === undefined) continue;
    for (const volunteer of [own.a[pair] ?? -1, own.b[pair] ?? -1]) {
      if (volunteer < 0) continue;
      left[volunteer] = (left[volunteer] ?? 0) - 1;
      if ((left[volunteer] ?? 0) < 0) return false;
    }
  }
  return true;
};

const nothing = (people: number): Choice => new Int32Array(people).fill(-1);

/**
 * Whoever has no pair yet, one after the other, the most urgent first, each with the best pair that is left. Never
 * empty-handed.
 * @param start - what is settled already, and stays
 * @param prices - what a place of each volunteer costs, in points: whoever many need is saved for them
 */
export const greedy = (
  { columns, urgency, places }: Packing,
  start: Choice = nothing(columns.length),
  prices: Float64Array = new Float64Array(places.length),
): Choice => {
  const left = Int32Array.from(places);
  const choice = Int32Array.from(start);
  const take = (seeker: number, pair: number): void => {
    choice[seeker] = pair;
    const own = columns[seeker];
    for (const volunteer of [own?.a[pair] ?? -1, own?.b[pair] ?? -1])
      if (volunteer >= 0) left[volunteer] = (left[volunteer] ?? 0) - 1;
  };
  for (const [seeker, pair] of start.entries()) if (pair >= 0) take(seeker, pair);
  const order = [...columns.keys()].toSorted(
    (x, y) =>
      (urgency[y] ?? 0) - (urgency[x] ?? 0) || (columns[x]?.a.length ?? 0) - (columns[y]?.a.length ?? 0),
  );
  for (const seeker of order) {
    const own = columns[seeker];
    if (own === undefined || (choice[seeker] ?? -1) >= 0) continue;
    let [best, most] = [-1, Number.NEGATIVE_INFINITY];
    for (let pair = 0; pair < own.a.length; pair += 1) {
      const [a, b, points] = [own.a[pair] ?? 0, own.b[pair] ?? -1, own.points[pair] ?? 0];
      if (points <= most || (left[a] ?? 0) < 1 || (b >= 0 && (left[b] ?? 0) < 1)) continue;
      const worth = points - (prices[a] ?? 0) - (b < 0 ? 0 : (prices[b] ?? 0));
      if (worth > most) [best, most] = [pair, worth];
    }
    if (best >= 0) take(seeker, best);
  }
  return choice;
};

/**
 * No choice places more: whoever has no mentor takes two places, whose mentor stays takes one. Half a place is none, which
 * a linear program does not see: with fewer places than are asked for, and an odd number of them, it would search in vain.
 */
export const roomIn = ({ columns, places }: Packing): number => {
  const all = places.reduce((sum, count) => sum + count, 0);
  const single = Math.min(all, columns.filter(({ b }) => b[0] === -1).length);
  return Math.min(columns.length, single + Math.floor((all - single) / 2));
};

/** The numbers of the pairs with the most points, at most `count`; of equal ones the first. */
export const strongest = ({ points }: Columns, count: number): readonly number[] => {
  const having = new Int32Array(256);
  for (const value of points) having[value] = (having[value] ?? 0) + 1;
  let least = 255;
  let above = 0;
  while (least > 0 && above + (having[least] ?? 0) < count) {
    above += having[least] ?? 0;
    least -= 1;
  }
  let ties = count - above;
  const found: number[] = [];
  for (let pair = 0; pair < points.length; pair += 1) {
    const value = points[pair] ?? 0;
    if (value < least || (value === least && ties < 1)) continue;
    if (value === least) ties -= 1;
    found.push(pair);
  }
  return found;
};
