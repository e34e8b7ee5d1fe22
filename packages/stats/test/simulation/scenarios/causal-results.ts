import {
  complianceBoundsBootstrap,
  complierEffect,
  type MarginalContrast,
  marginalEffect,
  marginalEffectBootstrap,
  type Random,
  subgroupEffects,
} from '../../../src/index.ts';
import { coin, each, expit } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });
const people = 'binary outcome, risks that a two-valued covariate moves, assigned by coins';
const risk = (treated: number, z: number) => expit(-0.3 + 0.7 * treated + 0.8 * z);
const mean = (treated: number) => (risk(treated, -1) + risk(treated, 1)) / 2;
const odds = (share: number) => share / (1 - share);
const TRUE = {
  difference: mean(1) - mean(0),
  ratio: mean(1) / mean(0),
  oddsRatio: odds(mean(1)) / odds(mean(0)),
} as const;
const SCALES = ['difference', 'ratio', 'oddsRatio'] as const;

function trial(random: Random, n: number) {
  const z = each(n, () => 2 * random.integer(2) - 1);
  const treatment = each(n, () => random.integer(2));
  const y = treatment.map((treated, row) => coin(random, risk(treated, z[row]!)));
  return { y, treatment, covariates: { z } };
}
const inHalves = (random: Random, n: number) => ({
  ...trial(random, n),
  subgroup: each(n, (row) => (2 * row < n ? 0 : 1)),
});
/** Differences are always there; ratios have a result of their own. */
const there = <T extends object>(found: T): T | undefined =>
  'ok' in found && found.ok === false ? undefined : found;

const effects: readonly Scenario[] = [
  coverage({
    name: 'marginal effect, means',
    of: ['marginalEffect'],
    call: 'marginalEffect({ y, treatment, covariates }).means[1]',
    truth: `160 people, ${people}; the risk if all were treated`,
    band: within(0.015),
    repetitions: 3000,
    mayLack: 0.005,
    run: (random) => covers(marginalEffect(trial(random, 160)), mean(1), ({ means }) => means[1]),
  }),
  ...SCALES.map((scale) =>
    coverage({
      name: `marginal effect, bootstrap, ${scale}`,
      of: ['marginalEffectBootstrap'],
      call: `marginalEffectBootstrap({ y, treatment, covariates }, { random, replicates: 199, model: 'linear', method: 'percentile' }).contrasts[0].${scale}`,
      truth: `160 people, ${people}`,
      band: within(0.025),
      repetitions: 500,
      mayLack: 0.01,
      run: (random) =>
        covers(
          marginalEffectBootstrap(trial(random, 160), {
            random: random.split('resamples'),
            replicates: 199,
            model: 'linear',
            method: 'percentile',
          }),
          TRUE[scale],
          ({ contrasts }) => {
            const found = contrasts[0]![scale];
            return found.ok ? found : undefined;
          },
        ),
    }),
  ),
  coverage({
    name: 'subgroups, means in one of them',
    of: ['subgroupEffects'],
    call: 'subgroupEffects({ y, treatment, subgroup, covariates }).subgroups[0].effect.means[1]',
    truth: `two subgroups of 150, ${people}; the risk if all were treated`,
    band: within(0.02),
    repetitions: 2000,
    mayLack: 0.005,
    run: (random) =>
      covers(
        subgroupEffects(inHalves(random, 300)),
        mean(1),
        ({ subgroups }) => subgroups[0]!.effect.means[1],
      ),
  }),
  ...SCALES.flatMap((scale) => [
    coverage({
      name: `subgroups, ${scale} in one of them`,
      of: ['subgroupEffects'],
      call: `subgroupEffects({ y, treatment, subgroup, covariates }).subgroups[0].effect.contrasts[0].${scale}`,
      truth: `two subgroups of 150, ${people}`,
      band: within(0.02),
      repetitions: 2000,
      mayLack: 0.005,
      run: (random) =>
        covers(
          subgroupEffects(inHalves(random, 300)),
          TRUE[scale],
          ({ subgroups }) => there(subgroups[0]!.effect.contrasts[0]![scale]) as MarginalContrast | undefined,
        ),
    }),
    rejection({
      name: `subgroups, test of equal effects, ${scale}`,
      of: ['subgroupEffects'],
      call: `subgroupEffects({ y, treatment, subgroup, covariates }).interactions[0].${scale}.test`,
      truth: `two subgroups of 150 with the same effect, ${people}`,
      band: within(0.02),
      repetitions: 2000,
      mayLack: 0.005,
      run: (random) =>
        rejects(subgroupEffects(inHalves(random, 300)), ({ interactions }) => {
          const found = interactions[0]![scale];
          return 'ok' in found && !found.ok ? undefined : (found as { test: { p: number } }).test.p;
        }),
    }),
    coverage({
      name: `subgroups, contrast of effects, ${scale}`,
      of: ['subgroupEffects'],
      call: `subgroupEffects({ y, treatment, subgroup, covariates }).interactions[0].${scale}.contrast`,
      truth: `two subgroups of 150 with the same effect, ${people}`,
      band: within(0.02),
      repetitions: 2000,
      mayLack: 0.005,
      run: (random) =>
        covers(subgroupEffects(inHalves(random, 300)), scale === 'difference' ? 0 : 1, ({ interactions }) => {
          const found = interactions[0]![scale];
          return 'ok' in found && !found.ok ? undefined : (found as { contrast?: MarginalContrast }).contrast;
        }),
    }),
  ]),
];

/** A sixth take the treatment always, a sixth never, the rest as assigned (or as they like); effect 0.5 or none. */
function compliance(random: Random, { effect = 0.5, moved = true } = {}) {
  const n = 200;
  const assigned = each(n, () => random.integer(2));
  const type = each(n, () => random.integer(6));
  const received = assigned.map((arm, row) =>
    type[row] === 0 ? 1 : type[row] === 1 ? 0 : moved ? arm : random.integer(2),
  );
  const y = received.map((treated, row) => effect * treated + (type[row]! < 2 ? 1 : 0) + random.normal());
  return { y, assigned, received };
}
const compliers = '200 people, a sixth always treated, a sixth never';

const complier: readonly Scenario[] = [
  ...(
    [
      ['intentionToTreat', 0.5 * (2 / 3)],
      ['uptake', 2 / 3],
    ] as const
  ).map(([part, truth]) =>
    coverage({
      name: `complier effect, ${part}`,
      of: ['complierEffect'],
      call: `complierEffect({ y, assigned, received }).${part}`,
      truth: `${compliers}; effect 0.5 in the others`,
      band: within(0.015),
      repetitions: 3000,
      run: (random) => covers(complierEffect(compliance(random)), truth, (found) => found[part]),
    }),
  ),
  rejection({
    name: 'complier effect, Anderson–Rubin test',
    of: ['complierEffect'],
    call: 'complierEffect({ y, assigned, received }).andersonRubin.test',
    truth: `${compliers}; no effect in the others`,
    band: within(0.015),
    repetitions: 3000,
    run: (random) =>
      rejects(complierEffect(compliance(random, { effect: 0 })), ({ andersonRubin }) => andersonRubin.test.p),
  }),
  coverage({
    name: 'complier effect, Anderson–Rubin set',
    of: ['complierEffect'],
    call: 'complierEffect({ y, assigned, received }).andersonRubin.set',
    truth: `${compliers}; effect 0.5 in the others`,
    band: within(0.015),
    repetitions: 3000,
    run: (random) => {
      const found = complierEffect(compliance(random));
      if (!found.ok) return undefined;
      const { set } = found.andersonRubin;
      return set.kind === 'interval' ? holds(set, 0.5) : undefined;
    },
  }),
  ...(['firstStage', 'firstStage.robust'] as const).map((test) =>
    rejection({
      name: `complier effect, ${test}`,
      of: ['complierEffect'],
      call: `complierEffect({ y, assigned, received }).${test}`,
      truth: `${compliers}; assignment moves nobody`,
      band: within(0.015),
      repetitions: 3000,
      // Where as many receive it in both arms there is no first stage.
      mayLack: 0.01,
      run: (random) =>
        rejects(
          complierEffect(compliance(random, { moved: false })),
          ({ firstStage }) => (test === 'firstStage' ? firstStage : firstStage?.robust)?.p,
        ),
    }),
  ),
];

const bounds: readonly Scenario[] = (['average', 'compliers'] as const).map((effect) =>
  coverage({
    name: `bounds of the effect, bootstrap, ${effect}`,
    of: ['complianceBoundsBootstrap'],
    call: `complianceBoundsBootstrap({ y, assigned, received }, { random, replicates: 99 }).${effect}.interval`,
    truth: `200 people, a fifth never treated, who all have the event with treatment; others with 0.6, without 0.4; ${effect === 'average' ? 'effect in all, its upper bound' : 'effect in compliers'}`,
    band: 'conservative',
    repetitions: 300,
    mayLack: 0.01,
    run: (random) => {
      const never = each(200, () => coin(random, 0.2));
      const assigned = each(200, (row) => row % 2);
      const received = assigned.map((arm, row) => arm * (1 - never[row]!));
      const y = received.map((d) => coin(random, d === 1 ? 0.6 : 0.4));
      const found = complianceBoundsBootstrap(
        { y, assigned, received },
        { random: random.split('resamples'), replicates: 99 },
      );
      const truth = effect === 'average' ? 0.8 * 0.2 + 0.2 * 0.6 : 0.2;
      return covers(found, truth, (all) => {
        const one = all[effect];
        return one.ok ? one.interval : undefined;
      });
    },
  }),
);

export const causalResults: readonly Scenario[] = [...effects, ...complier, ...bounds];
