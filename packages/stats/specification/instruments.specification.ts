import {
  andersonRubin,
  boundsInterval,
  complianceBounds,
  complianceBoundsBootstrap,
  complierEffect,
  complierEffectBootstrap,
  normal,
  stream,
  twoStageLeastSquares,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const eight = {
  y: [1, 1, 0, 1, 0, 0, 1, 0],
  assigned: [1, 1, 1, 1, 0, 0, 0, 0],
  received: [1, 1, 0, 0, 0, 0, 0, 1],
};

export const instruments: Family = {
  file: 'instruments',
  name: 'Effects of what was received: instrumental variables',
  about: 'When not all take what they were allocated to, allocation is an instrument for what was received.',
  specifications: [
    specify({
      title: 'Two-stage least squares',
      source:
        'Theil (1953); Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, chapter 5.',
      about: 'With one instrument: its effect on the outcome over its effect on the treatment.',
      input: { y: [1, 2, 4, 5], d: [0, 1, 1, 1], z: [0, 0, 1, 1] },
      call: ({ y, d, z }) => twoStageLeastSquares({ y, endogenous: { d }, instruments: { z } }),
      expected: {
        'coefficients[0].estimate': -3 / 2,
        'coefficients[1].estimate': 6,
        'coefficients[1].standardError': 5.099019513592784,
      },
      byHand:
        '3 over ½ is 6; 3 − 6 · ¾ = −1.5. Residuals 2.5, −2.5, −0.5 and 0.5: Σ 13 over 2 degrees of freedom, over the projection’s ¼: √26.',
      r: `sqrt(13 / 2 / (1 / 4))`,
    }),
    specify({
      title: 'Effect in those who comply',
      source:
        'Imbens & Angrist (1994), Econometrica 62:467–475; Angrist, Imbens & Rubin (1996), JASA 91:444–455.',
      about: 'The effect of allocation over the difference that it makes in what is received.',
      input: eight,
      call: ({ y, assigned, received }) => ({
        effect: complierEffect({ y, assigned, received }),
        resampled: complierEffectBootstrap(
          { y, assigned, received: assigned },
          { random: stream('example'), replicates: 99 },
        ),
      }),
      expected: {
        'effect.intentionToTreat.estimate': 1 / 2,
        'effect.uptake.estimate': 1 / 4,
        'effect.effect.estimate': 2,
        'effect.effect.standardError': Math.sqrt(10),
        'effect.shares.alwaysTakers': 1 / 4,
        'effect.shares.neverTakers': 1 / 2,
        'effect.shares.compliers': 1 / 4,
        'effect.andersonRubin.set.kind': 'line',
        'resampled.estimate': 1 / 2,
      },
      byHand:
        '½ over ¼. Residuals y − 2d have the variances 11/12 and 19/12, over 4 each and over (¼)²: 10. Were all to comply, the effect would be ½.',
    }),
    specify({
      title: 'Anderson–Rubin: an instrument that moves nothing',
      source: 'Anderson & Rubin (1949), Annals of Mathematical Statistics 20:46–63.',
      about: 'Where the instrument says nothing, every effect is possible, and the set says so.',
      input: { y: [1, 2, 2, 1], treatment: [0, 1, 0, 1], z: [0, 0, 1, 1] },
      call: ({ y, treatment, z }) => andersonRubin({ y, treatment, instruments: { z } }),
      expected: { 'set.kind': 'line', 'test.f': 0, 'test.p': 1 },
      byHand: 'both arms have the same mean outcome and the same mean treatment, so F is 0 for every effect.',
    }),
    specify({
      title: 'Bounds without assumptions',
      source: 'Balke & Pearl (1997), JASA 92:1171–1176.',
      about: 'With full compliance the bounds meet in the risk difference.',
      input: {
        y: [1, 1, 1, 0, 1, 0, 0, 0],
        assigned: [1, 1, 1, 1, 0, 0, 0, 0],
        received: [1, 1, 1, 1, 0, 0, 0, 0],
      },
      call: ({ y, assigned, received }) => complianceBounds({ y, assigned, received }),
      expected: {
        'average.lower': 1 / 2,
        'average.upper': 1 / 2,
        'compliers.lower': 1 / 2,
        'compliers.upper': 1 / 2,
      },
      byHand: '3/4 − 1/4.',
    }),
    specify({
      title: 'An interval of an effect that is only bounded',
      source: 'Imbens & Manski (2004), Econometrica 72:1845–1857.',
      about:
        'Bounds far apart: the effect cannot be near both, so that 1.645 errors on each side are enough.',
      input: { bound: [-0.2, 0.6], error: [0.05, 0.04] },
      call: ({ bound: [lower, upper], error: [lowerError, upperError] }) =>
        boundsInterval({ lower: lower!, upper: upper!, lowerError: lowerError!, upperError: upperError! }),
      expected: {
        critical: normal.upperQuantile(0.05),
        lower: -0.2 - 0.05 * normal.upperQuantile(0.05),
        upper: 0.6 + 0.04 * normal.upperQuantile(0.05),
      },
      byHand: '16 errors apart, Φ(c + 16) is 1, which leaves Φ(−c) = 0.05.',
    }),
    specify({
      title: 'Bounds with their sampling error',
      source: 'Imbens & Manski (2004), Econometrica 72:1845–1857.',
      about:
        'Where everybody assigned has the event and nobody else, all resamples agree: there is no error.',
      input: {
        y: [1, 1, 1, 0, 0, 0],
        assigned: [1, 1, 1, 0, 0, 0],
        received: [1, 1, 1, 0, 0, 0],
      },
      call: ({ y, assigned, received }) =>
        complianceBoundsBootstrap({ y, assigned, received }, { random: stream(1), replicates: 50 }),
      expected: {
        'compliers.lower': 1,
        'compliers.lowerError': 0,
        'compliers.interval.lower': 1,
        'compliers.interval.upper': 1,
        'compliers.replicates': 50,
      },
      byHand: '3/3 − 0/3 in every resample.',
    }),
  ],
};
