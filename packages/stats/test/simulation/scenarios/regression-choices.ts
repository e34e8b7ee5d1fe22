import {
  type CanonicalOptions,
  type Computed,
  complementaryLogLogRegression,
  firthPoisson,
  type GeneralisedData,
  type InteractionData,
  type Interval,
  identityBinomialRegression,
  interaction,
  type LinkOptions,
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
import { type Band, coverage, covers, type Scenario, written } from '../scenario.ts';
import { FURTHER, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });
const repetitions = 2000;

const ERRORS = ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'cluster', 'CR0', 'CR1', 'CR2', 'CR3'] as const;
const clustered = (errors: (typeof ERRORS)[number]) => errors.startsWith('C') || errors === 'cluster';

type Options = CanonicalOptions & LinkOptions;
type Named = Interval & { readonly name: string };

/** An outcome by its predictor `base + effect · arm + 0.3 z (+ offset)`; `slope` is that of z. */
interface Model {
  readonly fit: (
    data: GeneralisedData,
    options: Options,
  ) => Computed<{ readonly coefficients: readonly Named[] }>;
  readonly title: string;
  readonly truth: string;
  readonly base: number;
  readonly effect: number;
  readonly slope: number;
  readonly spread: number;
  readonly draw: (random: Random, eta: number) => number;
}

/** The log and the identity link have no covariate but the arm, so that risks stay between 0 and 1. */
const MODELS = {
  logisticRegression: {
    fit: (data, options) => logisticRegression(data, options),
    title: 'logistic',
    truth: '150 outcomes, log odds ratio of the arm 0.7',
    base: -0.5,
    effect: 0.7,
    slope: 0.3,
    spread: 0.5,
    draw: (random, eta) => coin(random, expit(eta)),
  },
  probitRegression: {
    fit: (data, options) => probitRegression(data, options),
    title: 'probit',
    truth: '150 outcomes, coefficient of the arm 0.5',
    base: -0.3,
    effect: 0.5,
    slope: 0.3,
    spread: 0.3,
    draw: (random, eta) => coin(random, normal.lower(eta)),
  },
  complementaryLogLogRegression: {
    fit: (data, options) => complementaryLogLogRegression(data, options),
    title: 'complementary log-log',
    truth: '150 outcomes, coefficient of the arm 0.5',
    base: -0.7,
    effect: 0.5,
    slope: 0.3,
    spread: 0.3,
    draw: (random, eta) => coin(random, -Math.expm1(-Math.exp(eta))),
  },
  logBinomialRegression: {
    fit: (data, options) => logBinomialRegression(data, options),
    title: 'log-binomial',
    truth: '150 outcomes, risk 0.4 without the arm, risk ratio 0.7',
    base: Math.log(0.4),
    effect: Math.log(0.7),
    slope: 0,
    spread: 0.1,
    draw: (random, eta) => coin(random, Math.exp(eta)),
  },
  identityBinomialRegression: {
    fit: (data, options) => identityBinomialRegression(data, options),
    title: 'identity-binomial',
    truth: '150 outcomes, risk 0.4 without the arm, difference −0.15',
    base: 0.4,
    effect: -0.15,
    slope: 0,
    spread: 0,
    draw: (random, eta) => coin(random, eta),
  },
  poissonRegression: {
    fit: (data, options) => poissonRegression(data, options),
    title: 'Poisson',
    truth: '150 Poisson counts, rate ratio of the arm 0.61',
    base: 0.2,
    effect: -0.5,
    slope: 0.3,
    spread: 0.5,
    draw: (random, eta) => poisson(random, Math.exp(eta)),
  },
  negativeBinomialRegression: {
    fit: (data, options) => negativeBinomialRegression(data, options),
    title: 'negative binomial',
    truth: '150 counts, gamma frailty with variance 0.5, rate ratio of the arm 0.61',
    base: 0.5,
    effect: -0.5,
    slope: 0.3,
    spread: 0.5,
    draw: (random, eta) => poisson(random, Math.exp(eta) * gammaOfMeanOne(random, 2)),
  },
} as const satisfies Record<string, Model>;

type How = 'plain' | 'weight' | 'cluster' | 'offset' | 'no intercept';

function rows(random: Random, model: Model, how: How): GeneralisedData {
  const n = 150;
  const arm = arms(n);
  const z = each(n, () => random.normal());
  const offset = each(n, () => model.spread * random.normal());
  const y = arm.map((treated, row) =>
    model.draw(
      random,
      (how === 'no intercept' ? 0 : model.base) +
        model.effect * treated +
        model.slope * z[row]! +
        (how === 'offset' ? offset[row]! : 0),
    ),
  );
  const covariates: Record<string, Float64Array> = model.slope === 0 ? { arm } : { arm, z };
  if (how === 'cluster') {
    const both = Object.entries(covariates).map(([name, column]) => [name, twice(column)]);
    return { y: twice(y), covariates: Object.fromEntries(both), cluster: twice(each(n, (row) => row)) };
  }
  return {
    y,
    covariates,
    ...(how === 'offset' && { offset }),
    ...(how === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
  };
}

const TOLD: Readonly<Record<How, string>> = {
  plain: '',
  weight: `, ${FURTHER.weight}`,
  cluster: `, ${FURTHER.cluster}`,
  offset: ', with a normal offset',
  'no intercept': ', predictor 0 where all covariates are 0',
};

interface Plan {
  readonly name: string;
  readonly how: How;
  readonly options: Options;
}

const canonical = new Set(['logisticRegression', 'poissonRegression', 'negativeBinomialRegression']);

const models: readonly Scenario[] = Object.entries<Model>(MODELS).flatMap(([method, model]) => {
  const plans: readonly Plan[] = [
    ...ERRORS.map(
      (errors): Plan => ({
        name: errors,
        how: clustered(errors) ? 'cluster' : 'plain',
        options: { errors },
      }),
    ),
    { name: 'weights, HC0', how: 'weight', options: { errors: 'HC0' } },
    ...(method === 'identityBinomialRegression'
      ? []
      : [{ name: 'offset', how: 'offset', options: {} } as const]),
    ...(canonical.has(method)
      ? [
          { name: 'no intercept', how: 'no intercept', options: { intercept: false } } as const,
          { name: 'intercept', how: 'plain', options: { intercept: true } } as const,
        ]
      : (['expected', 'observed'] as const).map(
          (information): Plan => ({
            name: `${information} information`,
            how: 'plain',
            options: { information },
          }),
        )),
  ];
  return plans.map(({ name, how, options }) => {
    const column = how === 'weight' || how === 'cluster' || how === 'offset' ? `, ${how}` : '';
    const given = Object.keys(options).length === 0 ? '' : `, ${written(options)}`;
    return coverage({
      name: `${model.title}, ${name}`,
      of: [method],
      call: `${method}({ y, covariates${column} }${given})`,
      truth: `${model.truth}${TOLD[how]}`,
      band: within(0.025),
      repetitions,
      mayLack: method === 'negativeBinomialRegression' || method === 'logBinomialRegression' ? 0.02 : 0,
      run: (random) =>
        covers(model.fit(rows(random, model, how), options), model.effect, ({ coefficients }) =>
          coefficients.find((one) => one.name === 'arm'),
        ),
    });
  });
});

const linear: readonly Scenario[] = [
  ...(['cluster', 'classical'] as const).map((errors) =>
    coverage({
      name: `linear, ${errors} errors`,
      of: ['linearRegression'],
      call: `linearRegression({ y, covariates${errors === 'cluster' ? ', cluster' : ''} }, { errors: '${errors}' })`,
      truth: `80 normal outcomes, effect 1${errors === 'cluster' ? `, ${FURTHER.cluster}` : ''}`,
      band: within(0.015),
      repetitions: 5000,
      run: (random) => {
        const arm = arms(80);
        const y = arm.map((treated) => treated + random.normal());
        const found =
          errors === 'cluster'
            ? linearRegression(
                { y: twice(y), covariates: { arm: twice(arm) }, cluster: twice(each(80, (row) => row)) },
                { errors },
              )
            : linearRegression({ y, covariates: { arm } }, { errors });
        return covers(found, 1, ({ coefficients }) => coefficients[1]);
      },
    }),
  ),
  coverage({
    name: 'linear, weights',
    of: ['linearRegression'],
    call: 'linearRegression({ y, covariates, weight })',
    truth: '40 normal outcomes whose variances are one through the weights, effect 1',
    band: 'nominal',
    repetitions: 20_000,
    run: (random) => {
      const arm = arms(40);
      const weight = each(40, () => 0.5 + random.integer(3));
      const y = arm.map((treated, row) => treated + random.normal() / Math.sqrt(weight[row]!));
      return covers(
        linearRegression({ y, covariates: { arm }, weight }),
        1,
        ({ coefficients }) => coefficients[1],
      );
    },
  }),
  ...[true, false].map((intercept) =>
    coverage({
      name: `linear, ${intercept ? 'intercept' : 'no intercept'}`,
      of: ['linearRegression'],
      call: `linearRegression({ y, covariates }, { intercept: ${intercept} })`,
      truth: '20 normal outcomes of mean z',
      band: 'nominal',
      repetitions: 20_000,
      run: (random) => {
        const z = each(20, () => random.normal());
        const y = z.map((value) => value + random.normal());
        return covers(linearRegression({ y, covariates: { z } }, { intercept }), 1, ({ coefficients }) =>
          coefficients.at(-1),
        );
      },
    }),
  ),
  coverage({
    name: 'Poisson, Firth, offset',
    of: ['firthPoisson'],
    call: 'firthPoisson({ y, covariates, offset })',
    truth: '20 Poisson counts of about 0.5 in times from 0.5 to 1.5, rate ratio of the arm 2',
    band: within(0.025),
    repetitions,
    mayLack: 0.01,
    run: (random) => {
      const arm = arms(20);
      const offset = each(20, () => Math.log(0.5 + random.uniform()));
      const y = arm.map((treated, row) => poisson(random, 0.5 * 2 ** treated * Math.exp(offset[row]!)));
      return covers(firthPoisson({ y, covariates: { arm }, offset }), Math.LN2, ({ coefficients }) =>
        coefficients.find(({ name }) => name === 'arm'),
      );
    },
  }),
];

/** Four cells of 100 in which exposure and modifier multiply: by 1.5 each on the scale of the model. */
function crossed(random: Random, how: How | 'covariates', draw: (level: number) => number): InteractionData {
  const exposure = each(400, (row) => row & 1);
  const modifier = each(400, (row) => (row >> 1) & 1);
  const offset = each(400, () => 0.3 * random.normal());
  const y = exposure.map((one, row) =>
    draw(1.5 ** (one + modifier[row]!) * (how === 'offset' ? Math.exp(offset[row]!) : 1)),
  );
  if (how === 'cluster')
    return {
      y: twice(y),
      exposure: twice(exposure),
      modifier: twice(modifier),
      cluster: twice(each(400, (row) => row)),
    };
  return {
    y,
    exposure,
    modifier,
    ...(how === 'offset' && { offset }),
    ...(how === 'covariates' && { covariates: { z: each(400, () => random.normal()) } }),
    ...(how === 'weight' && { weight: each(400, () => 0.5 + random.integer(2)) }),
  };
}

const DRAWN = {
  logistic: (random: Random, level: number) => coin(random, (0.4 * level) / (1 + 0.4 * level)),
  'log-binomial': (random: Random, level: number) => coin(random, 0.2 * level),
  poisson: (random: Random, level: number) => poisson(random, level),
  'negative-binomial': (random: Random, level: number) => poisson(random, level * gammaOfMeanOne(random, 2)),
} as const;

const interactionOf = (
  name: string,
  model: keyof typeof DRAWN,
  how: How | 'covariates',
  errors?: (typeof ERRORS)[number],
) => {
  const column = how === 'plain' ? '' : `, ${how}`;
  return coverage({
    name: `interaction, ${name}`,
    of: ['interaction'],
    call: `interaction({ y, exposure, modifier${column} }, { model: '${model}'${errors ? `, errors: '${errors}'` : ''} }).relativeExcessRisk`,
    truth: `four cells of 100, on the scale of the model 1, 1.5, 1.5 and 2.25${how === 'covariates' ? ', a covariate without effect' : TOLD[how]}`,
    band: within(0.025),
    repetitions: 1000,
    mayLack: model === 'negative-binomial' ? 0.02 : 0,
    run: (random) =>
      covers(
        interaction(
          crossed(random, how, (level) => DRAWN[model](random, level)),
          { model, ...(errors && { errors }) },
        ),
        2.25 - 1.5 - 1.5 + 1,
        ({ relativeExcessRisk }) => relativeExcessRisk,
      ),
  });
};

const interactions: readonly Scenario[] = [
  ...(['logistic', 'log-binomial', 'poisson', 'negative-binomial'] as const).map((model) =>
    interactionOf(model, model, 'plain'),
  ),
  ...ERRORS.map((errors) =>
    interactionOf(`logistic, ${errors}`, 'logistic', clustered(errors) ? 'cluster' : 'plain', errors),
  ),
  interactionOf('covariates', 'logistic', 'covariates'),
  interactionOf('weights, HC0', 'logistic', 'weight', 'HC0'),
  interactionOf('offset', 'poisson', 'offset'),
];

export const regressionChoices: readonly Scenario[] = [...linear, ...models, ...interactions];
