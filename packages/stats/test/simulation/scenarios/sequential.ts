import {
  type Computed,
  confidenceSequence,
  futilityDesign,
  haybittlePeto,
  logRankConfidenceSequence,
  type Random,
  repeatedInterval,
  repeatedP,
  type SequentialBounds,
  safeLogRank,
  safeLogRankFromZ,
  safeProportions,
  sequentialBounds,
  sequentialEstimate,
  wangTsiatis,
} from '../../../src/index.ts';
import { arms, between, each, followed, once, path, successes } from '../draws.ts';
import { coverage, holds, rejection, type Scenario } from '../scenario.ts';

const SHARES = [0.3, 0.6, 0.8, 1];
const repetitions = 40_000;

const crosses = (random: Random, { information, bound }: SequentialBounds): boolean =>
  path(random, information, 0).some((z, look) => Math.abs(z) >= bound[look]!);

const computedOf = <T>(found: Computed<T>): T | undefined => (found.ok ? found : undefined);
const bounds = (
  [
    [
      'sequentialBounds',
      'sequentialBounds({ information })',
      () => sequentialBounds({ information: SHARES }),
    ],
    [
      'sequentialBounds',
      "sequentialBounds({ information, spending: 'pocock' })",
      () => sequentialBounds({ information: SHARES, spending: 'pocock' }),
    ],
    ['wangTsiatis', 'wangTsiatis(4, { delta: 0.25 })', () => wangTsiatis(4, { delta: 0.25 })],
    ['haybittlePeto', 'haybittlePeto(4)', () => computedOf(haybittlePeto(4))],
  ] as const
).map(([of, call, make]) => {
  const plan = once<SequentialBounds | undefined>(make);
  return rejection({
    name: `looks, ${call}`,
    of: [of],
    call,
    truth: 'four looks at normal statistics without drift',
    band: 'nominal',
    repetitions,
    run: (random) => {
      const bounds = plan();
      return bounds && crosses(random, bounds);
    },
  });
});

const designOf = once(() => futilityDesign({ information: SHARES }));
const planOf = once(() => sequentialBounds({ information: SHARES }));

const afterLooks: readonly Scenario[] = [
  rejection({
    name: 'looks, futility bounds not obeyed',
    of: ['futilityDesign'],
    call: 'futilityDesign({ information }).upper',
    truth: 'four looks at normal statistics without drift, one-sided 0.025',
    nominal: 0.025,
    band: 'nominal',
    repetitions,
    run: (random) => path(random, SHARES, 0).some((z, look) => z >= designOf().upper[look]!),
  }),
  rejection({
    name: 'looks, futility bounds, effect missed',
    of: ['futilityDesign'],
    call: 'futilityDesign({ information }).lower',
    truth: 'the same with the drift of the design: the error of missing it, 0.1',
    nominal: 0.1,
    band: 'nominal',
    repetitions,
    run: (random) => {
      const z = path(random, SHARES, designOf().drift);
      const stop = z.findIndex(
        (value, look) => value >= designOf().upper[look]! || value < designOf().lower[look]!,
      );
      return z[stop]! < designOf().upper[stop]!;
    },
  }),
  coverage({
    name: 'estimate after looks',
    of: ['sequentialEstimate'],
    call: 'sequentialEstimate({ bounds, look, z })',
    truth: 'four looks with expected final z 2, stopped at the first crossing',
    band: 'nominal',
    repetitions: 3000,
    run: (random) => {
      const z = path(random, SHARES, 2);
      const crossed = z.findIndex((value, look) => Math.abs(value) >= planOf().bound[look]!);
      const look = crossed < 0 ? SHARES.length : crossed + 1;
      const found = sequentialEstimate({ bounds: planOf(), look, z: z[look - 1]! });
      return found.ok ? holds(found, 2) : undefined;
    },
  }),
  coverage({
    name: 'repeated intervals, all looks together',
    of: ['repeatedInterval'],
    call: 'repeatedInterval({ bounds, look, z })',
    truth: 'four looks with expected final z 2: the truth within all four intervals',
    band: 'nominal',
    repetitions: 20_000,
    run: (random) =>
      path(random, SHARES, 2).every((z, look) =>
        holds(repeatedInterval({ bounds: planOf(), look: look + 1, z }), 2),
      ),
  }),
  rejection({
    name: 'repeated p-values, smallest of all looks',
    of: ['repeatedP'],
    call: 'repeatedP({ plan: { information }, look, z })',
    truth: 'four looks without drift',
    band: 'conservative',
    repetitions: 1000,
    run: (random) =>
      path(random, SHARES, 0).some(
        (z, look) => repeatedP({ plan: { information: SHARES }, look: look + 1, z }) <= 0.05,
      ),
  }),
];

const hazards = (random: Random, n: number, ratio: number) => {
  const group = arms(n);
  return { ...followed(random, n, (row) => ratio ** group[row]!, between(0.5, 3)), group };
};

const anytime: readonly Scenario[] = [
  ...(['one-sided', 'two-sided'] as const).map((alternative) =>
    rejection({
      name: `safe log-rank, ${alternative}`,
      of: ['safeLogRank'],
      call: `safeLogRank({ time, event, group }, { hazardRatio: 0.6, alternative: '${alternative}' }).rejectedAt`,
      truth: '100 people without effect, looked at after every event',
      band: 'conservative',
      repetitions: 10_000,
      run: (random) => {
        const found = safeLogRank(hazards(random, 100, 1), { hazardRatio: 0.6, alternative });
        return found.ok ? found.rejectedAt !== undefined : undefined;
      },
    }),
  ),
  rejection({
    name: 'safe log-rank from z',
    of: ['safeLogRankFromZ'],
    call: 'safeLogRankFromZ({ z, events }, { hazardRatio: 0.6 }) >= 20',
    truth: 'normal statistics without effect at 20, 40, … 200 events',
    band: 'conservative',
    repetitions,
    run: (random) => {
      const events = Array.from({ length: 10 }, (_, k) => 20 * (k + 1));
      const z = path(
        random,
        events.map((count) => count / 200),
        0,
      );
      return events.some(
        (count, k) => safeLogRankFromZ({ z: z[k]!, events: count }, { hazardRatio: 0.6 }) >= 20,
      );
    },
  }),
  coverage({
    name: 'confidence sequence of a hazard ratio, all events together',
    of: ['logRankConfidenceSequence'],
    call: 'logRankConfidenceSequence({ time, event, group })',
    truth: '100 people, hazard ratio 0.6, looked at after every event',
    band: 'conservative',
    repetitions: 3000,
    run: (random) => {
      const found = logRankConfidenceSequence(hazards(random, 100, 0.6));
      if (!found.ok) return undefined;
      return found.lower.every((lower, k) => holds({ lower, upper: found.upper[k]! }, 0.6));
    },
  }),
  rejection({
    name: 'safe test of two proportions',
    of: ['safeProportions'],
    call: 'safeProportions({ treatedEvents, treated, controlEvents, control }).rejectedAt',
    truth: '40 blocks of five against five, all with risk 0.3, looked at after every block',
    band: 'conservative',
    repetitions: 10_000,
    run: (random) => {
      const five = each(40, () => 5);
      const events = () => each(40, () => successes(random, 5, 0.3));
      const found = safeProportions({
        treatedEvents: events(),
        treated: five,
        controlEvents: events(),
        control: five,
      });
      return found.rejectedAt !== undefined;
    },
  }),
  ...(
    [
      ['known deviation', '{ known: { sd: 1 } }', { sd: 1 }, (random: Random) => 0.3 + random.normal(), 0.3],
      [
        'known range',
        '{ known: { lowest: 0, highest: 1 } }',
        { lowest: 0, highest: 1 },
        (random: Random) => (random.uniform() < 0.3 ? 1 : 0),
        0.3,
      ],
    ] as const
  ).map(([name, options, known, draw, mean]) =>
    coverage({
      name: `confidence sequence of a mean, ${name}`,
      of: ['confidenceSequence'],
      call: `confidenceSequence(x, ${options})`,
      truth: '300 values with mean 0.3, looked at after every one',
      band: 'conservative',
      repetitions: 5000,
      run: (random) => {
        const { lower, upper } = confidenceSequence(
          each(300, () => draw(random)),
          { known },
        );
        return lower.every((low, k) => holds({ lower: low, upper: upper[k]! }, mean));
      },
    }),
  ),
];

export const sequential: readonly Scenario[] = [...bounds, ...afterLooks, ...anytime];
