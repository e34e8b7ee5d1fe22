import highsModule, { type Highs } from 'highs';
import { groundsOf } from './grounds.ts';
import { pack } from './pack.ts';
import { type Choice, type Packing, worthOf } from './packing.ts';
import type { Plan, PlanRow, Problem } from './plan.ts';
import { type Compiled, compile, components } from './problem.ts';
import { scorePair } from './score.ts';
import { firstMeetingOf, type Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';

/** The package's types speak of its CommonJS form; as a module its default export is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loaded: Promise<Highs> | undefined;
/** The solver takes some 50 ms to load, once a thread. */
const solver = async (): Promise<Highs> => {
  loaded ??= loadHighs();
  return loaded;
};

/** The part of a packing with these seekers: its own numbers for its volunteers, and at most as many places as seekers. */
const partOf = ({ columns, urgency, places }: Packing, seekers: readonly number[]): Packing => {
  const numbers = new Int32Array(places.length).fill(-1);
  const own: number[] = [];
  const numberOf = (volunteer: number): number => {
    if ((numbers[volunteer] ?? -1) < 0) {
      numbers[volunteer] = own.length;
      own.push(Math.min(places[volunteer] ?? 0, seekers.length));
    }
    return numbers[volunteer] ?? -1;
  };
  return {
    columns: seekers.map((seeker) => {
      const all = columns[seeker];
      const size = all?.points.length ?? 0;
      const part = {
        a: new Uint16Array(size),
        b: new Int32Array(size).fill(-1),
        points: new Uint8Array(size),
      };
      for (let pair = 0; pair < size; pair += 1) {
        part.a[pair] = numberOf(all?.a[pair] ?? 0);
        const second = all?.b[pair] ?? -1;
        if (second >= 0) part.b[pair] = numberOf(second);
      }
      part.points.set(all?.points ?? []);
      return part;
    }),
    urgency: seekers.map((seeker) => urgency[seeker] ?? 0),
    places: own,
  };
};

const rowOf = (compiled: Compiled, seeker: Seeker, index: number, pair: number): PlanRow => {
  const { columns, volunteers, settings } = compiled;
  const own = columns[index];
  const found = [own?.a[pair] ?? -1, own?.b[pair] ?? -1].flatMap((number) => volunteers[number] ?? []);
  const staying = volunteers.find(({ id }) => id === seeker.staying);
  const [one, other] = staying === undefined ? found : [staying, ...found];
  if (one === undefined || other === undefined) throw new Error('a pair has two');
  return {
    seekerId: seeker.id,
    mentorIds: [one.id, other.id],
    score: scorePair(one, other, seeker, settings),
    grounds: groundsOf(one, other, seeker, settings),
  };
};

/** The first meetings in their order; who is out already first, who has no date last. */
const turnOf = (seeker: Seeker, { today }: Settings): string =>
  seeker.beforeRelease ? (firstMeetingOf(seeker, today) ?? '9999') : '0000';

const planOf = (
  compiled: Compiled,
  choice: Choice,
  short: { readonly seekers: number; readonly urgency: boolean; readonly points: number },
  started: number,
): Plan => {
  const { seekers, settings, trimmed } = compiled;
  const order = [...seekers.entries()].toSorted(([, x], [, y]) => {
    const [a, b] = [turnOf(x, settings), turnOf(y, settings)];
    return a < b ? -1 : a > b ? 1 : x.id < y.id ? -1 : 1;
  });
  const rows = order.flatMap(([index, seeker]) =>
    (choice[index] ?? -1) < 0 ? [] : [rowOf(compiled, seeker, index, choice[index] ?? -1)],
  );
  const { points } = worthOf(compiled, choice);
  return {
    rows,
    unplaced: order.flatMap(([index, seeker]) => ((choice[index] ?? -1) < 0 ? [seeker.id] : [])),
    points,
    proven: !trimmed && short.seekers === 0 && short.urgency && short.points === 0,
    gap: {
      seekers: short.seekers,
      points: short.points,
      percent: points === 0 ? 0 : (100 * short.points) / points,
    },
    trimmed,
    seconds: (performance.now() - started) / 1000,
  };
};

/**
 * The plan, worked out on this thread: blocks it for up to `seconds`. The same problem gives the same plan unless the
 * time cuts it short.
 */
export const solveHere = async (
  problem: Problem,
  { seconds }: { readonly seconds: number },
): Promise<Plan> => {
  const started = performance.now();
  const highs = await solver();
  const compiled = compile(problem);
  const choice: Choice = new Int32Array(compiled.seekers.length).fill(-1);
  const short = { seekers: 0, urgency: true, points: 0 };
  const deadline = started + 1000 * seconds;
  for (const seekers of components(compiled)) {
    const packed = pack(highs, partOf(compiled, seekers), deadline);
    for (const [index, seeker] of seekers.entries()) choice[seeker] = packed.choice[index] ?? -1;
    short.seekers += packed.mostPlaced - packed.worth.placed;
    short.urgency &&= packed.urgencyProven;
    short.points += packed.mostPoints - packed.worth.points;
  }
  return planOf(compiled, choice, short, started);
};
