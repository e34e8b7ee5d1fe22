import {
  type ComplianceData,
  complianceBoundsBootstrap,
  complierEffect,
  complierEffectBootstrap,
  type MarginalData,
  type MarginalOptions,
  marginalEffect,
  marginalEffectBootstrap,
  type Random,
  subgroupEffects,
} from '../../../src/index.ts';
import { coin, each, expit } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario, written } from '../scenario.ts';
import { FURTHER, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });

const risk = (treated: number, z: number) => expit(-0.5 + 0.7 * treated + 0.8 * z);
const effect = (risk(1, -1) + risk(1, 1) - risk(0, -1) - risk(0, 1)) / 2;
const people = '160 people, binary outcome, risks that a two-valued covariate moves';

type How = 'plain' | 'bare' | 'blocks' | 'weight' | 'cluster';
const TOLD: Readonly<Record<How, string>> = {
  plain: ', assigned by coins',
  bare: ', assigned by coins, the covariate not used',
  blocks: ', assigned in blocks of four within its strata',
  weight: `, assigned by coins, ${FURTHER.weight}`,
  cluster: `, assigned by coins, ${FURTHER.cluster}`,
};

function trial(random: Random, how: How, n = 160): MarginalData {
  const z = each(n, () => 2 * random.integer(2) - 1);
  const blocks: Record<number, number[]> = { [-1]: [], 1: [] };
  const assigned = (value: number) => {
    const block = blocks[value]!;
    if (block.length === 0) block.push(...random.shuffle([0, 0, 1, 1]));
    return block.pop()!;
  };
  const treatment = z.map((value) => (how === 'blocks' ? assigned(value) : random.integer(2)));
  const y = treatment.map((treated, row) => coin(random, risk(treated, z[row]!)));
  if (how === 'bare') return { y, treatment };
  if (how === 'blocks') return { y, treatment, stratum: z };
  if (how === 'cluster') {
    const cluster = twice(each(n, (row) => row));
    return { y: twice(y), treatment: twice(treatment), covariates: { z: twice(z) }, cluster };
  }
  return {
    y,
    treatment,
    covariates: { z },
    ...(how === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
  };
}

interface Plan {
  readonly name: string;
  readonly how: How;
  readonly options: MarginalOptions;
}
const PLANS: readonly Plan[] = [
  ...(['linear', 'logistic', 'poisson'] as const).map(
    (model): Plan => ({ name: `${model} model`, how: 'plain', options: { model } }),
  ),
  ...([true, false] as const).map(
    (interaction): Plan => ({
      name: interaction ? 'slopes by arm' : 'common slopes',
      how: 'plain',
      options: { interaction },
    }),
  ),
  ...(['randomisation', 'influence', 'HC0', 'HC1', 'HC2', 'HC3'] as const).map(
    (variance): Plan => ({ name: `${variance} variance`, how: 'plain', options: { variance } }),
  ),
  ...(['decomposed', 'within-arm'] as const).map(
    (residualVariance): Plan => ({
      name: `${residualVariance} residual variance`,
      how: 'plain',
      options: { residualVariance },
    }),
  ),
  { name: 'simple randomisation', how: 'bare', options: { randomisation: 'simple' } },
  {
    name: 'stratified randomisation, strata in the model',
    how: 'blocks',
    options: { randomisation: 'stratified', adjustStrata: true },
  },
  {
    name: 'stratified randomisation, strata not in the model',
    how: 'blocks',
    options: { randomisation: 'stratified', adjustStrata: false },
  },
  {
    name: 'minimisation',
    how: 'blocks',
    options: { randomisation: 'minimisation', adjustStrata: true, interaction: true },
  },
  { name: 'weights', how: 'weight', options: { variance: 'influence' } },
  { name: 'clusters', how: 'cluster', options: { variance: 'influence' } },
];

const columnsOf = (how: How) =>
  ({
    plain: ', covariates',
    bare: '',
    blocks: ', stratum',
    weight: ', covariates, weight',
    cluster: ', covariates, cluster',
  })[how];
const optionText = (options: object) => (Object.keys(options).length === 0 ? '' : `, ${written(options)}`);

const effects: readonly Scenario[] = PLANS.flatMap(({ name, how, options }) => [
  coverage({
    name: `marginal effect, choices, ${name}`,
    of: ['marginalEffect'],
    call: `marginalEffect({ y, treatment${columnsOf(how)} }${optionText(options)}).contrasts[0].difference`,
    truth: `${people}${TOLD[how]}`,
    band: within(0.02),
    repetitions: 3000,
    mayLack: 0.005,
    run: (random) =>
      covers(
        marginalEffect(trial(random, how), options),
        effect,
        ({ contrasts }) => contrasts[0]!.difference,
      ),
  }),
  rejection({
    name: `subgroups, test of equal effects, ${name}`,
    of: ['subgroupEffects'],
    call: `subgroupEffects({ y, treatment, subgroup${columnsOf(how)} }${optionText(options)}).interactions[0].difference.test`,
    truth: `${people.replace('160', '240')}${TOLD[how]}, two subgroups alike`,
    band: within(0.025),
    repetitions: 2000,
    mayLack: 0.01,
    run: (random) => {
      const data = trial(random, how, 240);
      const subgroup = each(data.y.length, (row) => (row % 240 < 120 ? 0 : 1));
      return rejects(
        subgroupEffects({ ...data, subgroup }, options),
        ({ interactions }) => interactions[0]!.difference.test.p,
      );
    },
  }),
]);

const REPLICATES = 199;
const BOOTSTRAPS: readonly {
  readonly name: string;
  readonly how: How;
  readonly options: Omit<Parameters<typeof marginalEffectBootstrap>[1], 'random'>;
}[] = [
  ...(['percentile', 'basic', 'normal', 'bca'] as const).map((method) => ({
    name: method,
    how: 'plain' as const,
    options: { model: 'linear', method } as const,
  })),
  ...(['logistic', 'poisson'] as const).map((model) => ({
    name: `${model} model`,
    how: 'plain' as const,
    options: { model, method: 'percentile' } as const,
  })),
  ...[true, false].map((interaction) => ({
    name: interaction ? 'slopes by arm' : 'common slopes',
    how: 'plain' as const,
    options: { model: 'linear', method: 'percentile', interaction } as const,
  })),
  ...[true, false].map((adjustStrata) => ({
    name: adjustStrata ? 'strata in the model' : 'strata not in the model',
    how: 'blocks' as const,
    options: { model: 'linear', method: 'percentile', adjustStrata } as const,
  })),
  ...(['weight', 'cluster'] as const).map((how) => ({
    name: how,
    how,
    options: { model: 'linear', method: 'percentile' } as const,
  })),
];

const bootstraps: readonly Scenario[] = BOOTSTRAPS.map(({ name, how, options }) =>
  coverage({
    name: `marginal effect, bootstrap, choices, ${name}`,
    of: ['marginalEffectBootstrap'],
    call: `marginalEffectBootstrap({ y, treatment${columnsOf(how)} }, { random, replicates: ${REPLICATES}, ...${written(options)} })`,
    truth: `${people}${TOLD[how]}`,
    band: within(0.025),
    repetitions: options.model === 'linear' ? 500 : 200,
    // An arm of a resample may separate, and BCa may ask for a quantile beyond 199 replicates.
    mayLack: 0.03,
    run: (random) =>
      covers(
        marginalEffectBootstrap(trial(random, how), {
          random: random.split('resamples'),
          replicates: REPLICATES,
          ...options,
        }),
        effect,
        ({ contrasts }) => {
          const { difference } = contrasts[0]!;
          return difference.ok ? difference : undefined;
        },
      ),
  }),
);

type Column = 'covariates' | 'weight' | 'cluster' | 'stratum';

/** A sixth take the treatment always, a sixth never, the rest as assigned; effect 0.5. */
function compliance(random: Random, further?: Column): ComplianceData & { stratum?: Float64Array } {
  const n = 200;
  const z = each(n, () => 2 * random.integer(2) - 1);
  const assigned = each(n, () => random.integer(2));
  const type = each(n, () => random.integer(6));
  const received = assigned.map((arm, row) => (type[row] === 0 ? 1 : type[row] === 1 ? 0 : arm));
  const y = received.map(
    (treated, row) => 0.5 * treated + (type[row]! < 2 ? 1 : 0) + 0.5 * z[row]! + random.normal(),
  );
  if (further === 'cluster') {
    const cluster = twice(each(n, (row) => row));
    return { y: twice(y), assigned: twice(assigned), received: twice(received), cluster };
  }
  return {
    y,
    assigned,
    received,
    ...(further === 'covariates' && { covariates: { z } }),
    ...(further === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
    ...(further === 'stratum' && { stratum: z }),
  };
}
const compliers = '200 people, a sixth always treated, a sixth never; effect 0.5 in the others';
const ERRORS = ['classical', 'HC0', 'HC1', 'HC2', 'HC3', 'cluster', 'CR0', 'CR1', 'CR2', 'CR3'] as const;
const clustered = (errors: (typeof ERRORS)[number]) => errors.startsWith('C') || errors === 'cluster';

const complier: readonly Scenario[] = [
  ...ERRORS.map((errors) =>
    coverage({
      name: `complier effect, ${errors}`,
      of: ['complierEffect'],
      call: `complierEffect({ y, assigned, received${clustered(errors) ? ', cluster' : ''} }, { errors: '${errors}' }).effect`,
      truth: clustered(errors) ? `${compliers}, ${FURTHER.cluster}` : compliers,
      band: within(0.02),
      repetitions: 3000,
      run: (random) =>
        covers(
          complierEffect(compliance(random, clustered(errors) ? 'cluster' : undefined), { errors }),
          0.5,
          (found) => (found.effect.ok ? found.effect : undefined),
        ),
    }),
  ),
  ...(['covariates', 'weight'] as const).map((further) =>
    coverage({
      name: `complier effect, ${further}`,
      of: ['complierEffect'],
      call: `complierEffect({ y, assigned, received, ${further} }).effect`,
      truth:
        further === 'weight' ? `${compliers}, ${FURTHER.weight}` : `${compliers}, a covariate that matters`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) =>
        covers(complierEffect(compliance(random, further)), 0.5, (found) =>
          found.effect.ok ? found.effect : undefined,
        ),
    }),
  ),
  ...(['percentile', 'basic', 'normal'] as const).map((method) =>
    coverage({
      name: `complier effect, bootstrap, choices, ${method}`,
      of: ['complierEffectBootstrap'],
      call: `complierEffectBootstrap({ y, assigned, received }, { random, replicates: 199, method: '${method}' })`,
      truth: compliers,
      band: within(0.025),
      repetitions: 500,
      run: (random) =>
        covers(
          complierEffectBootstrap(compliance(random), {
            random: random.split('resamples'),
            replicates: REPLICATES,
            method,
          }),
          0.5,
          (found) => found,
        ),
    }),
  ),
  ...(['covariates', 'weight', 'cluster', 'stratum'] as const).map((further) =>
    coverage({
      name: `complier effect, bootstrap, choices, ${further}`,
      of: ['complierEffectBootstrap'],
      call: `complierEffectBootstrap({ y, assigned, received${further === 'stratum' ? '' : `, ${further}`} }, { random, replicates: 199${further === 'stratum' ? ', stratum' : ''} })`,
      truth: `${compliers}, ${{ ...FURTHER, covariates: 'a covariate that matters', stratum: 'a covariate that matters, drawn within its values' }[further]}`,
      band: within(0.025),
      repetitions: 500,
      run: (random) => {
        const { stratum, ...data } = compliance(random, further);
        return covers(
          complierEffectBootstrap(data, {
            random: random.split('resamples'),
            replicates: REPLICATES,
            ...(stratum && { stratum }),
          }),
          0.5,
          (found) => found,
        );
      },
    }),
  ),
];

/** A fifth never treated, who all have the event with treatment; others with 0.6 treated, without 0.4. */
const bounds: readonly Scenario[] = (['weight', 'cluster', 'stratum'] as const).map((further) =>
  coverage({
    name: `bounds of the effect in everybody, bootstrap, ${further}`,
    of: ['complianceBoundsBootstrap'],
    call: `complianceBoundsBootstrap({ y, assigned, received${further === 'weight' ? ', weight' : ''} }, { random, replicates: 99${further === 'weight' ? '' : `, ${further}`} }).averageMonotone.interval`,
    truth: `200 people, a fifth never treated, who all have the event with treatment; others with 0.6, without 0.4${{ weight: `; ${FURTHER.weight}`, cluster: `; people ${FURTHER.cluster}`, stratum: '; drawn within two halves' }[further]}`,
    band: 'conservative',
    repetitions: 300,
    mayLack: 0.01,
    run: (random) => {
      const never = each(200, () => coin(random, 0.2));
      const assigned = each(200, (row) => row % 2);
      const received = assigned.map((arm, row) => arm * (1 - never[row]!));
      const y = received.map((d) => coin(random, d === 1 ? 0.6 : 0.4));
      const weight = each(200, () => 0.5 + random.integer(2));
      const found = complianceBoundsBootstrap(
        further === 'cluster'
          ? { y: twice(y), assigned: twice(assigned), received: twice(received) }
          : { y, assigned, received, ...(further === 'weight' && { weight }) },
        {
          random: random.split('resamples'),
          replicates: 99,
          ...(further === 'cluster' && { cluster: twice(each(200, (row) => row)) }),
          ...(further === 'stratum' && { stratum: each(200, (row) => (row >> 1) & 1) }),
        },
      );
      return covers(found, 0.8 * 0.2 + 0.2 * 0.6, ({ averageMonotone: all }) =>
        all.ok ? all.interval : undefined,
      );
    },
  }),
);

export const causalChoices: readonly Scenario[] = [...effects, ...bootstraps, ...complier, ...bounds];
