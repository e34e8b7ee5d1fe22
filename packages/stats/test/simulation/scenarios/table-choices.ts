import {
  breslowDay,
  cochranArmitage,
  farringtonManning,
  fisherExact,
  numberNeeded,
  oddsRatio,
  type Random,
  riskDifference,
  riskRatio,
  unconditionalExact,
} from '../../../src/index.ts';
import { each, successes, twoByTwo } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });
const ALTERNATIVES = ['two-sided', 'less', 'greater'] as const;
const same = (random: Random) => twoByTwo(random, [30, 0.3], [25, 0.3]);
const small = (random: Random) => twoByTwo(random, [12, 0.3], [10, 0.3]);

const tests: readonly Scenario[] = [
  ...ALTERNATIVES.flatMap((alternative) => [
    rejection({
      name: `Fisher, choices, ${alternative}`,
      of: ['fisherExact'],
      call: `fisherExact(table, { alternative: '${alternative}' })`,
      truth: 'events among 30 and 25, all with risk 0.3',
      band: 'conservative',
      repetitions: 20_000,
      run: (random) => fisherExact(same(random), { alternative }).p <= 0.05,
    }),
    rejection({
      name: `unconditional, choices, ${alternative}`,
      of: ['unconditionalExact'],
      call: `unconditionalExact(table, { alternative: '${alternative}' })`,
      truth: 'events among 12 and 10, all with risk 0.3',
      band: 'conservative',
      repetitions: 10_000,
      run: (random) => rejects(unconditionalExact(small(random), { alternative }), ({ p }) => p),
    }),
    rejection({
      name: `margin, Farrington–Manning, ${alternative}`,
      of: ['farringtonManning'],
      call: `farringtonManning(table, { difference: 0.1, alternative: '${alternative}' })`,
      truth: 'events among 120 with risk 0.4 against 100 with risk 0.3: the margin itself',
      band: within(0.01),
      repetitions: 20_000,
      run: (random) =>
        rejects(
          farringtonManning(twoByTwo(random, [120, 0.4], [100, 0.3]), { difference: 0.1, alternative }),
          ({ p }) => p,
        ),
    }),
  ]),
  ...(['minimum-likelihood', 'double'] as const).map((twoSided) =>
    rejection({
      name: `unconditional, fisher, ${twoSided}`,
      of: ['unconditionalExact'],
      call: `unconditionalExact(table, { statistic: 'fisher', twoSided: '${twoSided}' })`,
      truth: 'events among 12 and 10, all with risk 0.3',
      band: 'conservative',
      repetitions: 3000,
      run: (random) =>
        rejects(unconditionalExact(small(random), { statistic: 'fisher', twoSided }), ({ p }) => p),
    }),
  ),
  rejection({
    name: 'Cochran–Armitage, scores',
    of: ['cochranArmitage'],
    call: 'cochranArmitage({ events, n, scores: [0, 1, 4, 9] })',
    truth: 'four groups of 30, all with risk 0.3',
    band: within(0.01),
    repetitions: 20_000,
    run: (random) =>
      rejects(
        cochranArmitage({
          events: each(4, () => successes(random, 30, 0.3)),
          n: [30, 30, 30, 30],
          scores: [0, 1, 4, 9],
        }),
        ({ p }) => p,
      ),
  }),
  ...[true, false].map((correction) =>
    rejection({
      name: `Breslow–Day, ${correction ? 'with' : 'without'} Tarone's correction`,
      of: ['breslowDay'],
      call: `breslowDay(tables, { correction: ${correction} })`,
      truth: 'four strata of 70 to 100, control risks 0.15 to 0.6, odds ratio 2 in all',
      band: within(0.01),
      repetitions: 20_000,
      run: (random) => {
        const tables = [0.15, 0.3, 0.5, 0.6].map((control, k) =>
          twoByTwo(random, [30 + 10 * k, (2 * control) / (1 + control)], [40, control]),
        );
        return rejects(breslowDay(tables, { correction }), ({ p }) => p);
      },
    }),
  ),
];

const needed: readonly Scenario[] = (
  ['newcombe', 'wald', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const
).map((method) =>
  coverage({
    name: `number needed, ${method}`,
    of: ['numberNeeded'],
    call: `numberNeeded(table, { method: '${method}' })`,
    truth: 'events among 60 with risk 0.25 against 55 with risk 0.4: one prevented among 6.67',
    band: within(0.01),
    repetitions: 20_000,
    run: (random) => {
      const found = numberNeeded(twoByTwo(random, [60, 0.25], [55, 0.4]), { method });
      if (!found.ok) return undefined;
      const { interval } = found;
      const truth = 1 / 0.15;
      if (interval.kind === 'through-infinity') return truth >= interval.preventFrom;
      return interval.kind === 'prevent' && interval.from <= truth && truth <= interval.to;
    },
  }),
);

/** The intervals in small arms with few events, where approximations are at their worst. */
const few = (random: Random) => twoByTwo(random, [20, 0.15], [20, 0.3]);
const fewEvents: readonly Scenario[] = [
  ...(['newcombe', 'miettinen-nurminen', 'mee', 'agresti-caffo'] as const).map((method) =>
    coverage({
      name: `risk difference, few events, ${method}`,
      of: ['riskDifference'],
      call: `riskDifference(table, { method: '${method}' })`,
      truth: 'events among 20 with risk 0.15 against 20 with risk 0.3',
      band: within(0.025),
      repetitions: 20_000,
      run: (random) => covers(riskDifference(few(random), { method }), -0.15, (one) => one),
    }),
  ),
  ...(['koopman', 'miettinen-nurminen'] as const).map((method) =>
    coverage({
      name: `risk ratio, few events, ${method}`,
      of: ['riskRatio'],
      call: `riskRatio(table, { method: '${method}' })`,
      truth: 'events among 20 with risk 0.15 against 20 with risk 0.3',
      band: within(0.025),
      repetitions: 20_000,
      // Without an event in either arm there is no ratio.
      mayLack: 0.0002,
      run: (random) => covers(riskRatio(few(random), { method }), 0.5, (one) => one),
    }),
  ),
  coverage({
    name: 'odds ratio, few events, conditional',
    of: ['oddsRatio'],
    call: "oddsRatio(table, { method: 'conditional' })",
    truth: 'events among 20 with risk 0.15 against 20 with risk 0.3',
    band: 'conservative',
    repetitions: 5000,
    run: (random) =>
      covers(oddsRatio(few(random), { method: 'conditional' }), 0.15 / 0.85 / (0.3 / 0.7), (one) => one),
  }),
];

export const tableChoices: readonly Scenario[] = [...tests, ...needed, ...fewEvents];
