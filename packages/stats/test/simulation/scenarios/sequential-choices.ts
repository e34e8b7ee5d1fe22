import {
  type Computed,
  confidenceSequence,
  type FutilityDesign,
  futilityDesign,
  haybittlePeto,
  logRankConfidenceSequence,
  type Random,
  repeatedInterval,
  type SequentialBounds,
  safeLogRank,
  safeLogRankFromZ,
  safeProportions,
  sequentialBounds,
  sequentialEstimate,
  wangTsiatis,
} from '../../../src/index.ts';
import { each, once, path, successes } from '../draws.ts';
import { coverage, holds, rejection, type Scenario } from '../scenario.ts';
import { FURTHER, hazardRows } from './columns.ts';

const SHARES = [0.3, 0.6, 0.8, 1];
const repetitions = 20_000;
const looks = 'four looks at normal statistics without drift';
const computedOf = <T>(found: Computed<T>): T | undefined => (found.ok ? found : undefined);

const bounds: readonly Scenario[] = (
  [
    [
      'sequentialBounds',
      "spending: 'obrien-fleming'",
      () => sequentialBounds({ information: SHARES, spending: 'obrien-fleming' }),
    ],
    [
      'sequentialBounds',
      'spending: { rho: 2 }',
      () => sequentialBounds({ information: SHARES, spending: { rho: 2 } }),
    ],
    [
      'sequentialBounds',
      'spending: { gamma: -2 }',
      () => sequentialBounds({ information: SHARES, spending: { gamma: -2 } }),
    ],
    ['sequentialBounds', 'sides: 1', () => sequentialBounds({ information: SHARES, sides: 1 })],
    ['wangTsiatis', 'sides: 1', () => wangTsiatis(4, { sides: 1 })],
    ['haybittlePeto', 'sides: 1', () => computedOf(haybittlePeto(4, { sides: 1 }))],
    ['haybittlePeto', 'early: 3.5', () => computedOf(haybittlePeto(4, { early: 3.5 }))],
  ] as const
).map(([of, option, make]) => {
  const plan = once<SequentialBounds | undefined>(make);
  const call =
    of === 'sequentialBounds' ? `sequentialBounds({ information, ${option} })` : `${of}(4, { ${option} })`;
  return rejection({
    name: `looks, choices, ${call}`,
    of: [of],
    call,
    truth: looks,
    band: 'nominal',
    repetitions,
    run: (random) => {
      const found = plan();
      return (
        found &&
        path(random, found.information, 0).some(
          (z, look) => (found.sides === 1 ? z : Math.abs(z)) >= found.bound[look]!,
        )
      );
    },
  });
});

const stopAt = (z: readonly number[], { upper, lower }: FutilityDesign): number =>
  z.findIndex((value, look) => value >= upper[look]! || value < lower[look]!);

const futile: readonly Scenario[] = (
  [
    ["spending: 'obrien-fleming'", { spending: 'obrien-fleming', binding: false }],
    ["spending: 'pocock'", { spending: 'pocock' }],
    ['spending: { rho: 2 }', { spending: { rho: 2 } }],
    ["betaSpending: 'obrien-fleming'", { betaSpending: 'obrien-fleming' }],
    ["betaSpending: 'pocock'", { betaSpending: 'pocock' }],
    ['betaSpending: { rho: 2 }', { betaSpending: { rho: 2 } }],
    ['beta: 0.2', { beta: 0.2 }],
    ['binding: true', { binding: true }],
  ] as const
).flatMap(([option, options]) => {
  const design = once(() => futilityDesign({ information: SHARES, ...options }));
  const beta = 'beta' in options ? options.beta : 0.1;
  const binding = 'binding' in options && options.binding;
  return [
    rejection({
      name: `looks, futility, ${option}, error without effect`,
      of: ['futilityDesign'],
      call: `futilityDesign({ information, ${option} }).upper`,
      truth: `${looks}, one-sided 0.025${binding ? ', lower bounds obeyed' : ''}`,
      nominal: 0.025,
      band: 'nominal',
      repetitions,
      run: (random) => {
        const z = path(random, SHARES, 0);
        if (!binding) return z.some((value, look) => value >= design().upper[look]!);
        const stop = stopAt(z, design());
        return z[stop]! >= design().upper[stop]!;
      },
    }),
    rejection({
      name: `looks, futility, ${option}, effect missed`,
      of: ['futilityDesign'],
      call: `futilityDesign({ information, ${option} }).lower`,
      truth: `the same with the drift of the design: the error of missing it, ${beta}`,
      nominal: beta,
      band: 'nominal',
      repetitions,
      run: (random) => {
        const z = path(random, SHARES, design().drift);
        const stop = stopAt(z, design());
        return z[stop]! < design().upper[stop]!;
      },
    }),
  ];
});

const plan = once(() => sequentialBounds({ information: SHARES }));
const design = once(() => futilityDesign({ information: SHARES, binding: true }));

const afterLooks: readonly Scenario[] = [
  ...(['obeyed', 'ignored'] as const).map((futility) =>
    coverage({
      name: `estimate after looks, futility ${futility}`,
      of: ['sequentialEstimate'],
      call: `sequentialEstimate({ bounds, look, z }, { futility: '${futility}' })`,
      truth: `four looks with expected final z 2, bounds for futility ${futility === 'obeyed' ? 'obeyed' : 'there but passed over'}`,
      band: 'nominal',
      repetitions: 3000,
      run: (random) => {
        const z = path(random, SHARES, 2);
        const crossed =
          futility === 'obeyed'
            ? stopAt(z, design())
            : z.findIndex((value, look) => value >= design().upper[look]!);
        const look = crossed < 0 ? SHARES.length : crossed + 1;
        const found = sequentialEstimate({ bounds: design(), look, z: z[look - 1]! }, { futility });
        return found.ok ? holds(found, 2) : undefined;
      },
    }),
  ),
  coverage({
    name: 'estimate after looks, with its standard error',
    of: ['sequentialEstimate'],
    call: 'sequentialEstimate({ bounds, look, z, standardError })',
    truth: 'four looks at an effect of 0.5, whose final standard error is 0.25',
    band: 'nominal',
    repetitions: 3000,
    run: (random) => {
      const z = path(random, SHARES, 2);
      const crossed = z.findIndex((value, look) => Math.abs(value) >= plan().bound[look]!);
      const look = crossed < 0 ? SHARES.length : crossed + 1;
      const standardError = 0.25 / Math.sqrt(SHARES[look - 1]!);
      const found = sequentialEstimate({ bounds: plan(), look, z: z[look - 1]!, standardError });
      return found.ok ? holds(found, 0.5) : undefined;
    },
  }),
  coverage({
    name: 'repeated intervals, with their standard errors',
    of: ['repeatedInterval'],
    call: 'repeatedInterval({ bounds, look, z, standardError })',
    truth: 'four looks at an effect of 0.5: the truth within all four intervals',
    band: 'nominal',
    repetitions,
    run: (random) =>
      path(random, SHARES, 2).every((z, k) =>
        holds(
          repeatedInterval({ bounds: plan(), look: k + 1, z, standardError: 0.25 / Math.sqrt(SHARES[k]!) }),
          0.5,
        ),
      ),
  }),
];

const HOW = ['entry', 'stratum'] as const;
/** Two groups with hazard ratio 0.6 between them, and a column more. */
function groups(random: Random, further?: (typeof HOW)[number]) {
  const { covariates, ...rows } = hazardRows(random, 100, further);
  return { ...rows, group: covariates['arm']! };
}

const anytime: readonly Scenario[] = [
  ...HOW.map((further) =>
    rejection({
      name: `safe log-rank, ${further}`,
      of: ['safeLogRank'],
      call: `safeLogRank({ time, event, group, ${further} }, { hazardRatio: 0.3, nullRatio: 0.6 }).rejectedAt`,
      truth: `100 people ${FURTHER[further]}, hazard ratio 0.6 as under the hypothesis, looked at after every event`,
      band: 'conservative',
      repetitions: 3000,
      run: (random) => {
        const found = safeLogRank(groups(random, further), { hazardRatio: 0.3, nullRatio: 0.6 });
        return found.ok ? found.rejectedAt !== undefined : undefined;
      },
    }),
  ),
  ...(['one-sided', 'two-sided'] as const).map((alternative) =>
    rejection({
      name: `safe log-rank from z, ${alternative}`,
      of: ['safeLogRankFromZ'],
      call: `safeLogRankFromZ({ z, events }, { hazardRatio: 0.6, alternative: '${alternative}', ratio: 2 }) >= 20`,
      truth: 'normal statistics without effect at 20, 40, … 200 events, one arm twice as large',
      band: 'conservative',
      repetitions,
      run: (random) => {
        const events = Array.from({ length: 10 }, (_, k) => 20 * (k + 1));
        const shares = events.map((count) => count / 200);
        const z = path(random, shares, 0);
        return events.some(
          (count, k) =>
            safeLogRankFromZ({ z: z[k]!, events: count }, { hazardRatio: 0.6, alternative, ratio: 2 }) >= 20,
        );
      },
    }),
  ),
  ...([undefined, ...HOW] as const).map((further) =>
    coverage({
      name: `confidence sequence of a hazard ratio, ${further ?? 'other prior'}`,
      of: ['logRankConfidenceSequence'],
      call: `logRankConfidenceSequence({ time, event, group${further ? `, ${further}` : ''} }${further ? '' : ', { prior: { mean: -0.5, sd: 0.3 } }'})`,
      truth: `100 people${further ? ` ${FURTHER[further]}` : ''}, hazard ratio 0.6, looked at after every event`,
      band: 'conservative',
      repetitions: 1000,
      run: (random) => {
        const found = logRankConfidenceSequence(
          groups(random, further),
          further ? {} : { prior: { mean: -0.5, sd: 0.3 } },
        );
        if (!found.ok) return undefined;
        return found.lower.every((lower, k) => holds({ lower, upper: found.upper[k]! }, 0.6));
      },
    }),
  ),
  ...(
    [
      ['prior: 1', { prior: 1 }, 0.3],
      ['difference: 0.1', { difference: 0.1 }, 0.4],
    ] as const
  ).map(([option, options, risk]) =>
    rejection({
      name: `safe test of two proportions, ${option}`,
      of: ['safeProportions'],
      call: `safeProportions({ treatedEvents, treated, controlEvents, control }, { ${option} }).rejectedAt`,
      truth: `40 blocks of five against five, risks ${risk} and 0.3 as under the hypothesis, looked at after every block`,
      band: 'conservative',
      repetitions: 3000,
      run: (random) => {
        const five = each(40, () => 5);
        const found = safeProportions(
          {
            treatedEvents: each(40, () => successes(random, 5, risk)),
            treated: five,
            controlEvents: each(40, () => successes(random, 5, 0.3)),
            control: five,
          },
          options,
        );
        return found.rejectedAt !== undefined;
      },
    }),
  ),
  coverage({
    name: 'confidence sequence of a mean, narrowest early',
    of: ['confidenceSequence'],
    call: 'confidenceSequence(x, { known: { sd: 1 }, narrowestAt: 20 })',
    truth: '300 values with mean 0.3, looked at after every one',
    band: 'conservative',
    repetitions: 5000,
    run: (random) => {
      const { lower, upper } = confidenceSequence(
        each(300, () => 0.3 + random.normal()),
        { known: { sd: 1 }, narrowestAt: 20 },
      );
      return lower.every((low, k) => holds({ lower: low, upper: upper[k]! }, 0.3));
    },
  }),
];

export const sequentialChoices: readonly Scenario[] = [...bounds, ...futile, ...afterLooks, ...anytime];
