import {
  andersonRubin,
  boundsInterval,
  complianceBoundsBootstrap,
  complierEffect,
  complierEffectBootstrap,
  type MarginalData,
  marginalEffect,
  marginalEffectBootstrap,
  type Random,
  subgroupEffects,
  twoStageLeastSquares,
} from '../../../src/index.ts';
import { coin, each, expit } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

/** A binary outcome; a two-valued covariate matters much, the effect of the treatment differs between its values. */
const risk = (treated: number, z: number) => expit(-0.5 + 0.7 * treated + (1 + 0.4 * treated) * z);
const meanRisk = (treated: number) => (risk(treated, -1) + risk(treated, 1)) / 2;
const difference = meanRisk(1) - meanRisk(0);
const ratio = meanRisk(1) / meanRisk(0);
const oddsRatio = (ratio * (1 - meanRisk(0))) / (1 - meanRisk(1));

/** Assigned by coins, or in blocks of four within the strata of the covariate. */
function trial(random: Random, n: number, blocked: boolean): MarginalData {
  const z = each(n, () => 2 * random.integer(2) - 1);
  const blocks: Record<number, number[]> = { [-1]: [], 1: [] };
  const assign = (value: number) => {
    const block = blocks[value]!;
    if (block.length === 0) block.push(...random.shuffle([0, 0, 1, 1]));
    return block.pop()!;
  };
  const treatment = z.map((value) => (blocked ? assign(value) : random.integer(2)));
  const y = treatment.map((treated, row) => coin(random, risk(treated, z[row]!)));
  return { y, treatment, covariates: { z }, ...(blocked && { stratum: z }) };
}

const truth =
  '160 people, binary outcome, risks that a covariate and its interaction with the treatment move';

const marginal: readonly Scenario[] = [
  ...(
    [
      ['difference', difference],
      ['ratio', ratio],
      ['oddsRatio', oddsRatio],
    ] as const
  ).map(([scale, value]) =>
    coverage({
      name: `marginal effect, ${scale}`,
      of: ['marginalEffect'],
      call: `marginalEffect({ y, treatment, covariates }, { model: 'logistic' }).contrasts[0].${scale}`,
      truth: `${truth}, assigned by coins`,
      band: within(0.015),
      repetitions: 5000,
      // The model of an arm may separate.
      mayLack: 0.005,
      run: (random) =>
        covers(marginalEffect(trial(random, 160, false), { model: 'logistic' }), value, ({ contrasts }) => {
          const contrast = contrasts[0]![scale];
          return 'ok' in contrast && !contrast.ok
            ? undefined
            : (contrast as { lower: number; upper: number });
        }),
    }),
  ),
  coverage({
    name: 'marginal effect, stratified randomisation',
    of: ['marginalEffect'],
    call: "marginalEffect({ y, treatment, stratum }, { model: 'logistic', randomisation: 'stratified' })",
    truth: `${truth}, assigned in blocks of four within strata, strata not in the model`,
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const { covariates: _, ...data } = trial(random, 160, true);
      const found = marginalEffect(data, {
        model: 'logistic',
        randomisation: 'stratified',
        adjustStrata: false,
      });
      return covers(found, difference, ({ contrasts }) => contrasts[0]!.difference);
    },
  }),
  coverage({
    name: 'marginal effect, blocks ignored',
    of: ['marginalEffect'],
    call: "marginalEffect({ y, treatment }, { model: 'logistic' })",
    truth: 'the same data, analysed as if assigned by coins',
    band: 'conservative',
    repetitions: 5000,
    run: (random) => {
      const { covariates: _, stratum: __, ...data } = trial(random, 160, true);
      return covers(
        marginalEffect(data, { model: 'logistic' }),
        difference,
        ({ contrasts }) => contrasts[0]!.difference,
      );
    },
  }),
  ...(['percentile', 'bca'] as const).map((method) =>
    coverage({
      name: `marginal effect, bootstrap, ${method}`,
      of: ['marginalEffectBootstrap'],
      call: `marginalEffectBootstrap({ y, treatment, covariates }, { random, replicates: 199, method: '${method}' })`,
      truth: '160 people, otherwise the same',
      band: within(0.025),
      repetitions: 400,
      // An arm of a resample may separate, and BCa may ask for a quantile beyond 199 replicates.
      mayLack: 0.03,
      run: (random) =>
        covers(
          marginalEffectBootstrap(trial(random, 160, false), {
            random: random.split('resamples'),
            replicates: 199,
            model: 'logistic',
            method,
          }),
          difference,
          ({ contrasts }) => {
            const [contrast] = contrasts;
            return contrast!.difference.ok ? contrast!.difference : undefined;
          },
        ),
    }),
  ),
  rejection({
    name: 'subgroups, test of equal effects',
    of: ['subgroupEffects'],
    call: "subgroupEffects({ y, treatment, subgroup }, { model: 'linear' }).interactions[0].difference.test",
    truth: '200 people, normal outcome, effect 0.5 in both subgroups',
    band: within(0.02),
    repetitions: 5000,
    run: (random) => {
      const subgroup = each(200, (row) => row & 1);
      const treatment = each(200, () => random.integer(2));
      const y = treatment.map((treated, row) => 0.5 * treated + subgroup[row]! + random.normal());
      return rejects(
        subgroupEffects({ y, treatment, subgroup }, { model: 'linear' }),
        ({ interactions }) => interactions[0]!.difference.test.p,
      );
    },
  }),
];

/** A sixth take the treatment always, a sixth never, the rest as assigned; types differ in the outcome. Effect 0.5. */
function compliance(random: Random, n: number) {
  const assigned = each(n, () => random.integer(2));
  const type = each(n, () => random.integer(6));
  const received = assigned.map((arm, row) => (type[row] === 0 ? 1 : type[row] === 1 ? 0 : arm));
  const y = received.map((treated, row) => 0.5 * treated + (type[row]! < 2 ? 1 : 0) + random.normal());
  return { y, assigned, received };
}

const compliers = '200 people, a sixth always treated, a sixth never; effect 0.5 in the others';

/** An instrument that hardly moves the treatment, which is confounded. Effect 1. */
function weak(random: Random, n: number) {
  const z = each(n, () => random.normal());
  const hidden = each(n, () => random.normal());
  const treatment = z.map((value, row) => 0.1 * value + hidden[row]! + 0.5 * random.normal());
  const y = treatment.map((dose, row) => dose + 2 * hidden[row]! + random.normal());
  return { y, treatment, z };
}

const instruments: readonly Scenario[] = [
  coverage({
    name: 'two-stage least squares',
    of: ['twoStageLeastSquares'],
    call: 'twoStageLeastSquares({ y, endogenous, instruments })',
    truth: compliers,
    band: within(0.015),
    repetitions: 10_000,
    run: (random) => {
      const { y, assigned, received } = compliance(random, 200);
      return covers(
        twoStageLeastSquares({ y, endogenous: { received }, instruments: { assigned } }),
        0.5,
        ({ coefficients }) => coefficients.find(({ name }) => name === 'received'),
      );
    },
  }),
  coverage({
    name: 'two-stage least squares, weak instrument',
    of: ['twoStageLeastSquares'],
    call: 'twoStageLeastSquares({ y, endogenous, instruments })',
    truth: '100 people, a confounded treatment of which the instrument explains a hundredth; effect 1',
    band: {
      from: 0.88,
      to: 0.93,
      why: 'the normal approximation fails with a weak instrument; andersonRubin holds',
    },
    repetitions: 10_000,
    run: (random) => {
      const { y, treatment, z } = weak(random, 100);
      return covers(
        twoStageLeastSquares({ y, endogenous: { treatment }, instruments: { z } }),
        1,
        ({ coefficients }) => coefficients.find(({ name }) => name === 'treatment'),
      );
    },
  }),
  coverage({
    name: 'Anderson–Rubin set, weak instrument',
    of: ['andersonRubin'],
    call: 'andersonRubin({ y, treatment, instruments }).set',
    truth: 'the same data',
    band: within(0.01),
    repetitions: 10_000,
    run: (random) => {
      const { y, treatment, z } = weak(random, 100);
      const found = andersonRubin({ y, treatment, instruments: { z } });
      if (!found.ok) return undefined;
      const { set } = found;
      if (set.kind === 'line') return true;
      if (set.kind === 'empty') return false;
      return set.kind === 'rays' ? 1 <= set.below || 1 >= set.above : holds(set, 1);
    },
  }),
  coverage({
    name: 'complier effect',
    of: ['complierEffect'],
    call: 'complierEffect({ y, assigned, received }).effect',
    truth: compliers,
    band: within(0.015),
    repetitions: 10_000,
    run: (random) =>
      covers(complierEffect(compliance(random, 200)), 0.5, ({ effect }) => (effect.ok ? effect : undefined)),
  }),
  coverage({
    name: 'complier effect, bootstrap',
    of: ['complierEffectBootstrap'],
    call: "complierEffectBootstrap({ y, assigned, received }, { random, replicates: 199, method: 'percentile' })",
    truth: compliers,
    band: within(0.02),
    repetitions: 500,
    run: (random) =>
      covers(
        complierEffectBootstrap(compliance(random, 200), {
          random: random.split('resamples'),
          replicates: 199,
          method: 'percentile',
        }),
        0.5,
        (found) => found,
      ),
  }),
  coverage({
    name: 'bounds one error apart, Imbens and Manski',
    of: ['boundsInterval'],
    call: 'boundsInterval({ lower, upper, lowerError, upperError })',
    truth: 'estimates of both bounds normal with one error in common; the effect is the lower bound',
    band: 'nominal',
    repetitions: 20_000,
    run: (random) => {
      const lower = random.normal();
      return holds(boundsInterval({ lower, upper: lower + 1, lowerError: 1, upperError: 1 }), 0);
    },
  }),
  coverage({
    name: 'bounds of the effect in everybody, bootstrap',
    of: ['complianceBoundsBootstrap'],
    call: 'complianceBoundsBootstrap({ y, assigned, received }, { random, replicates: 99 }).averageMonotone.interval',
    truth:
      '200 people, a fifth never treated, who all have the event with treatment; others with 0.6, without 0.4',
    band: 'conservative',
    repetitions: 400,
    mayLack: 0.01,
    run: (random) => {
      const never = each(200, () => coin(random, 0.2));
      const assigned = each(200, (row) => row % 2);
      const received = assigned.map((z, row) => z * (1 - never[row]!));
      const y = received.map((d) => coin(random, d === 1 ? 0.6 : 0.4));
      const found = complianceBoundsBootstrap(
        { y, assigned, received },
        { random: random.split('resamples'), replicates: 99 },
      );
      // 0.2 in the four fifths who would be treated, and 1 − 0.4 in the others: the upper bound.
      return covers(found, 0.8 * 0.2 + 0.2 * 0.6, ({ averageMonotone: all }) =>
        all.ok ? all.interval : undefined,
      );
    },
  }),
];

export const causal: readonly Scenario[] = [...marginal, ...instruments];
