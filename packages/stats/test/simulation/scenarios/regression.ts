import {
  complementaryLogLogRegression,
  firthLogistic,
  firthPoisson,
  identityBinomialRegression,
  interaction,
  linearRegression,
  logBinomialRegression,
  logisticRegression,
  negativeBinomialRegression,
  normal,
  poissonRegression,
  probitRegression,
  type Random,
} from '../../../src/index.ts';
import { arms, coin, each, expit, gammaOfMeanOne, poisson } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });
const repetitions = 10_000;

/** A coefficient by its name. */
const of =
  <T extends { readonly name: string }>(name: string) =>
  ({ coefficients }: { readonly coefficients: readonly T[] }): T | undefined =>
    coefficients.find((one) => one.name === name);

/** An outcome of two covariates: an arm and a normal one. */
function drawn(random: Random, n: number, outcome: (arm: number, z: number) => number) {
  const arm = arms(n);
  const z = each(n, () => random.normal());
  return { y: arm.map((treated, row) => outcome(treated, z[row]!)), covariates: { arm, z } };
}

const linear: readonly Scenario[] = [
  coverage({
    name: 'linear',
    of: ['linearRegression'],
    call: 'linearRegression({ y, covariates })',
    truth: '20 normal outcomes with equal variance, effect 1',
    band: 'nominal',
    repetitions: 40_000,
    run: (random) =>
      covers(linearRegression(drawn(random, 20, (arm, z) => arm + z + random.normal())), 1, of('arm')),
  }),
  ...(['HC0', 'HC1', 'HC2', 'HC3'] as const).map((errors) =>
    coverage({
      name: `linear, ${errors}`,
      of: ['linearRegression'],
      call: `linearRegression({ y, covariates }, { errors: '${errors}' })`,
      truth: '60 outcomes whose standard deviation grows with a covariate, effect of it 1',
      band: within(errors === 'HC0' || errors === 'HC1' ? 0.04 : 0.02),
      repetitions,
      run: (random) =>
        covers(
          linearRegression(
            drawn(random, 60, (_, z) => z + (0.5 + Math.abs(z)) * random.normal()),
            { errors },
          ),
          1,
          of('z'),
        ),
    }),
  ),
  ...(['CR0', 'CR1', 'CR2', 'CR3'] as const).map((errors) =>
    coverage({
      name: `linear, clusters, ${errors}`,
      of: ['linearRegression'],
      call: `linearRegression({ y, covariates, cluster }, { errors: '${errors}' })`,
      truth: '16 clusters of 5 of one arm each, intracluster correlation 0.2, effect 1',
      band: within(errors === 'CR2' || errors === 'CR3' ? 0.02 : 0.06),
      repetitions: 5000,
      run: (random) => {
        const cluster = each(80, (row) => Math.floor(row / 5));
        const shared = each(16, () => 0.5 * random.normal());
        const arm = cluster.map((code) => code % 2);
        const y = arm.map((treated, row) => treated + shared[cluster[row]!]! + random.normal());
        return covers(linearRegression({ y, covariates: { arm }, cluster }, { errors }), 1, of('arm'));
      },
    }),
  ),
];

const binary: readonly Scenario[] = [
  coverage({
    name: 'logistic',
    of: ['logisticRegression'],
    call: 'logisticRegression({ y, covariates })',
    truth: '150 outcomes, log odds ratio of the arm 0.7',
    band: within(0.01),
    repetitions,
    run: (random) =>
      covers(
        logisticRegression(drawn(random, 150, (arm, z) => coin(random, expit(-0.5 + 0.7 * arm + 0.5 * z)))),
        0.7,
        of('arm'),
      ),
  }),
  rejection({
    name: 'logistic, Wald test',
    of: ['logisticRegression'],
    call: 'logisticRegression({ y, covariates }).coefficients',
    truth: '100 outcomes, the arm without effect',
    band: within(0.015),
    repetitions,
    run: (random) =>
      rejects(
        logisticRegression(drawn(random, 100, (_, z) => coin(random, expit(-0.5 + 0.5 * z)))),
        ({ coefficients }) => coefficients.find(({ name }) => name === 'arm')?.p,
      ),
  }),
  coverage({
    name: 'logistic, robust',
    of: ['logisticRegression'],
    call: "logisticRegression({ y, covariates }, { errors: 'HC3' })",
    truth: '150 outcomes, log odds ratio of the arm 0.7',
    band: within(0.015),
    repetitions,
    run: (random) =>
      covers(
        logisticRegression(
          drawn(random, 150, (arm, z) => coin(random, expit(-0.5 + 0.7 * arm + 0.5 * z))),
          { errors: 'HC3' },
        ),
        0.7,
        of('arm'),
      ),
  }),
  coverage({
    name: 'log-binomial',
    of: ['logBinomialRegression'],
    call: 'logBinomialRegression({ y, covariates })',
    truth: '200 outcomes, risk 0.4 without the arm, risk ratio 0.7',
    band: within(0.01),
    repetitions: 5000,
    mayLack: 0.02,
    run: (random) =>
      covers(
        logBinomialRegression(drawn(random, 200, (arm) => coin(random, 0.4 * 0.7 ** arm))),
        Math.log(0.7),
        of('arm'),
      ),
  }),
  coverage({
    name: 'identity-binomial',
    of: ['identityBinomialRegression'],
    call: 'identityBinomialRegression({ y, covariates })',
    truth: '200 outcomes, risk 0.4 without the arm, difference −0.15',
    band: within(0.01),
    repetitions: 5000,
    run: (random) => {
      const arm = arms(200);
      const y = arm.map((treated) => coin(random, 0.4 - 0.15 * treated));
      return covers(identityBinomialRegression({ y, covariates: { arm } }), -0.15, of('arm'));
    },
  }),
  coverage({
    name: 'probit',
    of: ['probitRegression'],
    call: 'probitRegression({ y, covariates })',
    truth: '150 outcomes, coefficient of the arm 0.5',
    band: within(0.01),
    repetitions: 5000,
    run: (random) =>
      covers(
        probitRegression(
          drawn(random, 150, (arm, z) => coin(random, normal.lower(-0.3 + 0.5 * arm + 0.4 * z))),
        ),
        0.5,
        of('arm'),
      ),
  }),
  coverage({
    name: 'complementary log-log',
    of: ['complementaryLogLogRegression'],
    call: 'complementaryLogLogRegression({ y, covariates })',
    truth: '150 outcomes, coefficient of the arm 0.5',
    band: within(0.01),
    repetitions: 5000,
    run: (random) =>
      covers(
        complementaryLogLogRegression(
          drawn(random, 150, (arm, z) => coin(random, -Math.expm1(-Math.exp(-0.7 + 0.5 * arm + 0.3 * z)))),
        ),
        0.5,
        of('arm'),
      ),
  }),
  coverage({
    name: 'logistic, Firth',
    of: ['firthLogistic'],
    call: 'firthLogistic({ y, covariates })',
    truth: '30 outcomes, log odds ratio of the arm 1.5, risk 0.12 without it',
    band: within(0.02),
    repetitions: 3000,
    mayLack: 0.001,
    run: (random) => {
      const arm = arms(30);
      const y = arm.map((treated) => coin(random, expit(-2 + 1.5 * treated)));
      return covers(firthLogistic({ y, covariates: { arm } }), 1.5, of('arm'));
    },
  }),
];

const rate = (arm: number, z: number) => Math.exp(0.2 - 0.5 * arm + 0.3 * z);
const counts: readonly Scenario[] = [
  coverage({
    name: 'Poisson',
    of: ['poissonRegression'],
    call: 'poissonRegression({ y, covariates })',
    truth: '100 Poisson counts, rate ratio of the arm 0.61',
    band: within(0.01),
    repetitions,
    run: (random) =>
      covers(
        poissonRegression(drawn(random, 100, (arm, z) => poisson(random, rate(arm, z)))),
        -0.5,
        of('arm'),
      ),
  }),
  coverage({
    name: 'Poisson, robust, overdispersed counts',
    of: ['poissonRegression'],
    call: "poissonRegression({ y, covariates }, { errors: 'HC3' })",
    truth: '150 counts, gamma frailty with variance 0.5, rate ratio of the arm 0.61',
    band: within(0.015),
    repetitions,
    run: (random) =>
      covers(
        poissonRegression(
          drawn(random, 150, (arm, z) => poisson(random, rate(arm, z) * gammaOfMeanOne(random, 2))),
          { errors: 'HC3' },
        ),
        -0.5,
        of('arm'),
      ),
  }),
  coverage({
    name: 'negative binomial',
    of: ['negativeBinomialRegression'],
    call: 'negativeBinomialRegression({ y, covariates })',
    truth: 'the same',
    band: within(0.015),
    repetitions: 3000,
    mayLack: 0.005,
    run: (random) =>
      covers(
        negativeBinomialRegression(
          drawn(random, 150, (arm, z) => poisson(random, rate(arm, z) * gammaOfMeanOne(random, 2))),
        ),
        -0.5,
        of('arm'),
      ),
  }),
  coverage({
    name: 'negative binomial, dispersion',
    of: ['negativeBinomialRegression'],
    call: 'negativeBinomialRegression({ y, covariates }).theta',
    truth: 'the same; theta 2',
    band: within(0.04),
    repetitions: 3000,
    mayLack: 0.02,
    run: (random) =>
      covers(
        negativeBinomialRegression(
          drawn(random, 150, (arm, z) => poisson(random, rate(arm, z) * gammaOfMeanOne(random, 2))),
        ),
        2,
        ({ theta }) => theta,
      ),
  }),
  coverage({
    name: 'Poisson, Firth',
    of: ['firthPoisson'],
    call: 'firthPoisson({ y, covariates })',
    truth: '20 Poisson counts of about 0.3, rate ratio of the arm 2',
    band: within(0.02),
    repetitions: 3000,
    mayLack: 0.01,
    run: (random) => {
      const arm = arms(20);
      const y = arm.map((treated) => poisson(random, 0.3 * 2 ** treated));
      return covers(firthPoisson({ y, covariates: { arm } }), Math.LN2, of('arm'));
    },
  }),
];

/** Risks by exposure and modifier: 0.2, 0.3, 0.3, 0.5. */
function crossed(random: Random) {
  const exposure = each(400, (row) => row & 1);
  const modifier = each(400, (row) => (row >> 1) & 1);
  const risk = [0.2, 0.3, 0.3, 0.5];
  const y = exposure.map((one, row) => coin(random, risk[one + 2 * modifier[row]!]!));
  return { y, exposure, modifier };
}

const interactions = (
  [
    ['relativeExcessRisk', 0.5 / 0.2 - 0.3 / 0.2 - 0.3 / 0.2 + 1, 0.015],
    ['attributableProportion', 1 - (0.3 + 0.3 - 0.2) / 0.5, 0.02],
    ['multiplicative', 0.5 / 0.2 / ((0.3 / 0.2) * (0.3 / 0.2)), 0.015],
  ] as const
).map(([measure, truth, distance]) =>
  coverage({
    name: `interaction, ${measure}`,
    of: ['interaction'],
    call: `interaction({ y, exposure, modifier }, { model: 'log-binomial' }).${measure}`,
    truth: 'four cells of 100 with risks 0.2, 0.3, 0.3 and 0.5',
    band: within(distance),
    repetitions: 3000,
    run: (random) =>
      covers(interaction(crossed(random), { model: 'log-binomial' }), truth, (fit) => fit[measure]),
  }),
);

export const regression: readonly Scenario[] = [...linear, ...binary, ...counts, ...interactions];
