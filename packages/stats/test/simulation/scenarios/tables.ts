import {
  breslowDay,
  cochranArmitage,
  farringtonManning,
  fisherExact,
  mantelHaenszel,
  numberNeeded,
  oddsRatio,
  proportion,
  riskDifference,
  riskRatio,
  unconditionalExact,
  welchTest,
} from '../../../src/index.ts';
import { each, successes, twoByTwo } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const arms = 'events among 60 with risk 0.25 against 55 with risk 0.4';
const drawn = (random: Parameters<Scenario['run']>[0]) => twoByTwo(random, [60, 0.25], [55, 0.4]);
const oddsOf = (risk: number) => risk / (1 - risk);
const within = (distance: number): Band => ({ within: distance });
const repetitions = 40_000;

const proportions = (
  [
    [
      'wilson',
      {
        from: 0.9283,
        to: 0.9283,
        why: 'counts are whole: 0.9283 when summed over all x at this risk, about 0.95 over all risks',
      },
    ],
    ['clopper-pearson', 'conservative'],
    ['mid-p', within(0.015)],
    ['jeffreys', within(0.015)],
    ['agresti-coull', within(0.015)],
    [
      'wald',
      {
        from: 0.9047,
        to: 0.9047,
        why: 'symmetrical about the estimate and too short: 0.9047 when summed over all x at this risk',
      },
    ],
  ] as const
).map(([method, band]) =>
  coverage({
    name: `proportion, ${method}`,
    of: ['proportion'],
    call: `proportion({ events, n: 40 }, { method: '${method}' })`,
    truth: 'x events among 40 with risk 0.2',
    band,
    repetitions,
    run: (random) =>
      covers(proportion({ events: successes(random, 40, 0.2), n: 40 }, { method }), 0.2, (one) => one),
  }),
);

const differences = (['newcombe', 'wald', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const).map(
  (method) =>
    coverage({
      name: `risk difference, ${method}`,
      of: ['riskDifference'],
      call: `riskDifference(table, { method: '${method}' })`,
      truth: arms,
      band: within(0.01),
      repetitions,
      run: (random) => covers(riskDifference(drawn(random), { method }), -0.15, (one) => one),
    }),
);

const ratios = (['log', 'koopman', 'miettinen-nurminen'] as const).map((method) =>
  coverage({
    name: `risk ratio, ${method}`,
    of: ['riskRatio'],
    call: `riskRatio(table, { method: '${method}' })`,
    truth: arms,
    band: within(0.01),
    repetitions,
    run: (random) => covers(riskRatio(drawn(random), { method }), 0.25 / 0.4, (one) => one),
  }),
);

const odds = (
  [
    ['conditional', 'conservative'],
    ['mid-p', within(0.01)],
    ['wald', within(0.01)],
  ] as const
).map(([method, band]) =>
  coverage({
    name: `odds ratio, ${method}`,
    of: ['oddsRatio'],
    call: `oddsRatio(table, { method: '${method}' })`,
    truth: arms,
    band,
    repetitions: 10_000,
    run: (random) => covers(oddsRatio(drawn(random), { method }), oddsOf(0.25) / oddsOf(0.4), (one) => one),
  }),
);

const needed = coverage({
  name: 'number needed',
  of: ['numberNeeded'],
  call: 'numberNeeded(table)',
  truth: `${arms}: one prevented among 6.67`,
  band: within(0.01),
  repetitions,
  run: (random) => {
    const found = numberNeeded(drawn(random));
    if (!found.ok) return undefined;
    const { interval } = found;
    const truth = 1 / 0.15;
    if (interval.kind === 'through-infinity') return truth >= interval.preventFrom;
    return interval.kind === 'prevent' && interval.from <= truth && truth <= interval.to;
  },
});

const same = 'events among 30 and 25, all with risk 0.3';
const drawnSame = (random: Parameters<Scenario['run']>[0]) => twoByTwo(random, [30, 0.3], [25, 0.3]);

const exactTests = [
  ...(['minimum-likelihood', 'double', 'blaker'] as const).map((twoSided) =>
    rejection({
      name: `Fisher, ${twoSided}`,
      of: ['fisherExact'],
      call: `fisherExact(table, { twoSided: '${twoSided}' })`,
      truth: same,
      band: 'conservative',
      repetitions,
      run: (random) => fisherExact(drawnSame(random), { twoSided }).p <= 0.05,
    }),
  ),
  rejection({
    name: 'Fisher, mid-p',
    of: ['fisherExact'],
    call: 'fisherExact(table).midP',
    truth: same,
    band: within(0.015),
    repetitions,
    run: (random) => fisherExact(drawnSame(random)).midP <= 0.05,
  }),
  ...(['score', 'wald', 'fisher'] as const).map((statistic) =>
    rejection({
      name: `unconditional, ${statistic}`,
      of: ['unconditionalExact'],
      call: `unconditionalExact(table, { statistic: '${statistic}' })`,
      truth: 'events among 12 and 10, all with risk 0.3',
      band: 'conservative',
      repetitions: statistic === 'fisher' ? 3000 : 10_000,
      run: (random) =>
        rejects(unconditionalExact(twoByTwo(random, [12, 0.3], [10, 0.3]), { statistic }), ({ p }) => p),
    }),
  ),
];

const margin = rejection({
  name: 'non-inferiority, Farrington–Manning',
  of: ['farringtonManning'],
  call: "farringtonManning(table, { difference: 0.1, alternative: 'less' })",
  truth: 'events among 120 with risk 0.4 against 100 with risk 0.3: the margin itself',
  band: within(0.01),
  repetitions,
  run: (random) =>
    rejects(
      farringtonManning(twoByTwo(random, [120, 0.4], [100, 0.3]), { difference: 0.1, alternative: 'less' }),
      ({ p }) => p,
    ),
});

const strataOf = (random: Parameters<Scenario['run']>[0], treatedRisk: (control: number) => number) =>
  [0.15, 0.3, 0.5, 0.6].map((control, k) =>
    twoByTwo(random, [30 + 10 * k, treatedRisk(control)], [40, control]),
  );
const oddsTwice = (control: number) => (2 * oddsOf(control)) / (1 + 2 * oddsOf(control));

const stratified = [
  ...(
    [
      ['odds-ratio', oddsTwice, 2],
      ['risk-ratio', (control: number) => 0.8 * control, 0.8],
      ['risk-difference', (control: number) => control - 0.1, -0.1],
    ] as const
  ).map(([measure, treated, truth]) =>
    coverage({
      name: `Mantel–Haenszel, ${measure}`,
      of: ['mantelHaenszel'],
      call: `mantelHaenszel(tables, { measure: '${measure}' })`,
      truth: `four strata of 70 to 100, control risks 0.15 to 0.6, common ${measure} ${truth}`,
      band: within(0.01),
      repetitions,
      run: (random) => covers(mantelHaenszel(strataOf(random, treated), { measure }), truth, (one) => one),
    }),
  ),
  rejection({
    name: 'Mantel–Haenszel, test',
    of: ['mantelHaenszel'],
    call: 'mantelHaenszel(tables, { continuity: false }).test',
    truth: 'four strata of 70 to 100, control risks 0.15 to 0.6, no effect',
    band: within(0.005),
    repetitions,
    run: (random) =>
      rejects(
        mantelHaenszel(
          strataOf(random, (risk) => risk),
          { continuity: false },
        ),
        ({ test }) => test.p,
      ),
  }),
  rejection({
    name: 'Mantel–Haenszel, test with continuity correction',
    of: ['mantelHaenszel'],
    call: 'mantelHaenszel(tables, { continuity: true }).test',
    truth: 'the same',
    band: 'conservative',
    repetitions,
    run: (random) =>
      rejects(
        mantelHaenszel(
          strataOf(random, (risk) => risk),
          { continuity: true },
        ),
        ({ test }) => test.p,
      ),
  }),
  rejection({
    name: 'Breslow–Day',
    of: ['breslowDay'],
    call: 'breslowDay(tables)',
    truth: 'four strata of 70 to 100, control risks 0.15 to 0.6, odds ratio 2 in all',
    band: within(0.01),
    repetitions,
    run: (random) => rejects(breslowDay(strataOf(random, oddsTwice)), ({ p }) => p),
  }),
];

const trend = rejection({
  name: 'Cochran–Armitage',
  of: ['cochranArmitage'],
  call: 'cochranArmitage({ events, n })',
  truth: 'four groups of 30, all with risk 0.3',
  band: within(0.01),
  repetitions,
  run: (random) =>
    rejects(
      cochranArmitage({ events: each(4, () => successes(random, 30, 0.3)), n: [30, 30, 30, 30] }),
      ({ p }) => p,
    ),
});

const welch = coverage({
  name: 'Welch',
  of: ['welchTest'],
  call: 'welchTest({ first, second })',
  truth:
    '12 normal values with mean 1 and standard deviation 1 against 20 with mean 0 and standard deviation 3',
  band: within(0.004),
  repetitions,
  run: (random) => {
    const found = welchTest({
      first: each(12, () => 1 + random.normal()),
      second: each(20, () => 3 * random.normal()),
    });
    return found.ok ? holds(found, 1) : undefined;
  },
});

export const tables: readonly Scenario[] = [
  ...proportions,
  ...differences,
  ...ratios,
  ...odds,
  needed,
  ...exactTests,
  margin,
  ...stratified,
  trend,
  welch,
];
