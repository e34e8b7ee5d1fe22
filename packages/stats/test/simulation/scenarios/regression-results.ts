import {
  type ChiSquaredTest,
  type Computed,
  cochranArmitage,
  complementaryLogLogRegression,
  type GeneralisedData,
  identityBinomialRegression,
  interaction,
  logBinomialRegression,
  logisticRegression,
  negativeBinomialRegression,
  poissonRegression,
  probitRegression,
  twoStageLeastSquares,
} from '../../../src/index.ts';
import { arms, coin, each, gammaOfMeanOne, poisson, successes } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

const FITS: Readonly<
  Record<string, (data: GeneralisedData) => Computed<{ readonly likelihoodRatio: ChiSquaredTest }>>
> = {
  logisticRegression: (data) => logisticRegression(data),
  probitRegression: (data) => probitRegression(data),
  complementaryLogLogRegression: (data) => complementaryLogLogRegression(data),
  logBinomialRegression: (data) => logBinomialRegression(data),
  identityBinomialRegression: (data) => identityBinomialRegression(data),
  poissonRegression: (data) => poissonRegression(data),
  negativeBinomialRegression: (data) => negativeBinomialRegression(data),
};
const countOf: Readonly<Record<string, string>> = {
  poissonRegression: 'Poisson counts of mean 1.5',
  negativeBinomialRegression: 'counts of mean 1.5, gamma frailty with variance 0.5',
};

const ratios: readonly Scenario[] = Object.entries(FITS).map(([method, fit]) =>
  rejection({
    name: `${method}, likelihoodRatio`,
    of: [method],
    call: `${method}({ y, covariates }).likelihoodRatio`,
    truth: `120 ${countOf[method] ?? 'outcomes with risk 0.4'}, two covariates of two values without effect`,
    band: within(0.02),
    repetitions: 3000,
    mayLack: method === 'negativeBinomialRegression' ? 0.02 : 0,
    run: (random) => {
      const y = each(120, () =>
        method === 'poissonRegression'
          ? poisson(random, 1.5)
          : method === 'negativeBinomialRegression'
            ? poisson(random, 1.5 * gammaOfMeanOne(random, 2))
            : coin(random, 0.4),
      );
      const covariates = { a: arms(120), b: each(120, () => random.integer(2)) };
      return rejects(fit({ y, covariates }), (found) => found.likelihoodRatio.p);
    },
  }),
);

/** Four cells of 100 with risks 0.2, 0.3, 0.3 and 0.5. */
const RATIOS = [1, 1.5, 1.5, 2.5] as const;
const measures: readonly Scenario[] = (
  [
    ['exposureAlone', 1.5],
    ['modifierAlone', 1.5],
    ['both', 2.5],
    ['exposureWithModifier', 2.5 / 1.5],
    ['synergy', 1.5 / 1],
  ] as const
).map(([measure, truth]) =>
  coverage({
    name: `interaction, ${measure}`,
    of: ['interaction'],
    call: `interaction({ y, exposure, modifier }, { model: 'log-binomial' }).${measure}`,
    truth: 'four cells of 200 with risks 0.2, 0.3, 0.3 and 0.5',
    band: within(0.02),
    repetitions: 3000,
    // The index of synergy has no value where neither alone has an effect.
    mayLack: measure === 'synergy' ? 0.01 : 0,
    run: (random) => {
      const exposure = each(800, (row) => row & 1);
      const modifier = each(800, (row) => (row >> 1) & 1);
      const y = exposure.map((one, row) => coin(random, 0.2 * RATIOS[one + 2 * modifier[row]!]!));
      return covers(interaction({ y, exposure, modifier }, { model: 'log-binomial' }), truth, (found) => {
        const one = found[measure];
        return 'ok' in one && !one.ok ? undefined : (one as { lower: number; upper: number });
      });
    },
  }),
);

/** Whether the treatment is confounded, and whether the instruments move it, by 0.5 each. */
function instrumented(random: Parameters<Scenario['run']>[0], confounded: boolean, moved: boolean) {
  const n = 150;
  const [a, b] = [each(n, () => random.normal()), each(n, () => random.normal())];
  const hidden = each(n, () => random.normal());
  const treatment = a.map((value, row) => (moved ? 0.5 * (value + b[row]!) : 0) + hidden[row]!);
  const y = treatment.map((dose, row) => dose + (confounded ? hidden[row]! : 0) + random.normal());
  return { y, endogenous: { treatment }, instruments: { a, b } };
}
const instruments: readonly Scenario[] = (
  [
    ['exogeneity', 'a treatment that is not confounded, moved by two instruments', false, true],
    ['sargan', 'a confounded treatment, two instruments that agree', true, true],
    ['firstStage[0]', 'a confounded treatment that two instruments do not move', true, false],
    ['firstStage[0].robust', 'a confounded treatment that two instruments do not move', true, false],
  ] as const
).map(([test, truth, confounded, moved]) =>
  rejection({
    name: `two-stage least squares, ${test}`,
    of: ['twoStageLeastSquares'],
    call: `twoStageLeastSquares({ y, endogenous, instruments }, { errors: 'HC2' }).${test}`,
    truth: `150 people, ${truth}`,
    band: within(0.015),
    repetitions: 3000,
    run: (random) =>
      rejects(
        twoStageLeastSquares(instrumented(random, confounded, moved), { errors: 'HC2' }),
        ({ exogeneity, sargan, firstStage: [first] }) =>
          ({ exogeneity, sargan, 'firstStage[0]': first, 'firstStage[0].robust': first!.robust })[test]?.p,
      ),
  }),
);

const others: readonly Scenario[] = [
  rejection({
    name: 'Cochran–Armitage, departure from the trend',
    of: ['cochranArmitage'],
    call: 'cochranArmitage({ events, n }).departure',
    truth: 'four groups of 60, risks 0.2, 0.3, 0.4 and 0.5',
    band: within(0.01),
    repetitions: 10_000,
    run: (random) =>
      rejects(
        cochranArmitage({
          events: each(4, (group) => successes(random, 60, 0.2 + 0.1 * group)),
          n: [60, 60, 60, 60],
        }),
        ({ departure }) => departure.p,
      ),
  }),
  rejection({
    name: 'negative binomial, test of overdispersion',
    of: ['negativeBinomialRegression'],
    call: 'negativeBinomialRegression({ y, covariates }).overdispersion',
    truth: '200 Poisson counts of mean 2, a covariate of two values without effect',
    band: {
      from: 0.03,
      to: 0.055,
      why: 'half of a chi-squared distribution in large samples, a little less in small ones',
    },
    repetitions: 1000,
    // With less than Poisson variance there is no maximum, and nothing to reject.
    run: (random) => {
      const found = negativeBinomialRegression({
        y: each(200, () => poisson(random, 2)),
        covariates: { a: arms(200) },
      });
      return found.ok && found.overdispersion.p <= 0.05;
    },
  }),
];

export const regressionResults: readonly Scenario[] = [...ratios, ...measures, ...instruments, ...others];
