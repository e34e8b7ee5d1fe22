import { marginalEffect, marginalEffectBootstrap, stream, subgroupEffects } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const causalEffects: Family = {
  file: 'causal-effects',
  name: 'Effects of treatment by g-computation',
  about:
    'The mean outcome if all were treated less that if nobody were, with a model of the outcome as a helper.',
  specifications: [
    specify({
      title: 'Without covariates: the table',
      source: 'Ye, Shao, Yi & Zhao (2023), JASA 118:2370–2382.',
      about: '3 of 4 treated against 1 of 5.',
      input: { y: [1, 1, 1, 0, 1, 0, 0, 0, 0], treatment: [1, 1, 1, 1, 0, 0, 0, 0, 0] },
      call: ({ y, treatment }) => marginalEffect({ y, treatment }),
      expected: {
        'contrasts[0].difference.estimate': 11 / 20,
        'contrasts[0].difference.standardError': Math.sqrt(1 / 16 + 1 / 25),
        'contrasts[0].ratio.estimate': 15 / 4,
        'contrasts[0].oddsRatio.estimate': 12,
      },
      byHand: '3/4 − 1/5; sample variances 1/4 and 1/5 over 4 and 5; (3/4)/(1/5); (3/1)/(1/4).',
    }),
    specify({
      title: 'With strata: each stratum by its size',
      source: 'Freedman (2008), Annals of Applied Statistics 2:176–196; Ye, Shao, Yi & Zhao (2023).',
      about: 'Two strata of six people; allocation was stratified.',
      input: {
        y: [1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0],
        treatment: [1, 1, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0],
        stratum: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
      },
      call: ({ y, treatment, stratum }) =>
        marginalEffect({ y, treatment, stratum }, { model: 'linear', adjustStrata: true }),
      expected: { 'contrasts[0].difference.estimate': 1 / 3 },
      byHand: '2/4 − 1/2 = 0 and 3/3 − 1/3 = 2/3, six people each: their mean.',
    }),
    specify({
      title: 'Adjusted for a covariate',
      source:
        'Freedman (2008), Statistical Science 23:237–249; Robins (1986), Mathematical Modelling 7:1393–1512.',
      about:
        'A logistic model predicts everybody’s outcome under both treatments; the means of the predictions are compared.',
      input: {
        y: [1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0, 1],
        treatment: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        age: [2, 3, 4, 6, 3, 5, 2, 4, 6, 3, 5, 5],
      },
      units: { age: 'decades' },
      call: ({ y, treatment, age }) => {
        const data = { y, treatment, covariates: { age } };
        return {
          effect: marginalEffect(data, { model: 'logistic', interaction: false }),
          resampled: marginalEffectBootstrap(
            { y: age, treatment },
            { model: 'linear', random: stream('example'), replicates: 99 },
          ),
        };
      },
      expected: {
        'effect.means[0].estimate': 0.2970487952406223,
        'effect.means[1].estimate': 0.7029512047593777,
        'effect.contrasts[0].difference.estimate': 0.4059024095187553,
        'resampled.contrasts[0].difference.estimate': -0.3333333333333335,
      },
      r: `fit <- glm(y ~ treatment + age, binomial, control = glm.control(epsilon = 1e-15, maxit = 100))
under <- function(arm) mean(predict(fit, data.frame(treatment = arm, age = age), type = "response"))
c(under(0), under(1), under(1) - under(0), mean(age[treatment == 1]) - mean(age[treatment == 0]))`,
    }),
    specify({
      title: 'An effect that differs between subgroups',
      source: 'Ye, Shao, Yi & Zhao (2023), JASA 118:2370–2382.',
      about: 'Two subgroups in which the effect points the other way.',
      input: {
        y: [1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 0, 0],
        treatment: [1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0],
        subgroup: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
      },
      call: ({ y, treatment, subgroup }) => subgroupEffects({ y, treatment, subgroup }),
      expected: {
        'subgroups[0].effect.contrasts[0].difference.estimate': -1 / 3,
        'subgroups[1].effect.contrasts[0].difference.estimate': 1 / 3,
        'interactions[0].difference.contrast.estimate': 2 / 3,
        'interactions[0].difference.contrast.standardError': 2 / 3,
      },
      byHand: '1/3 − 2/3 and 2/3 − 1/3; each of the four means has the variance (1/3)/3 = 1/9, together 4/9.',
    }),
  ],
};
