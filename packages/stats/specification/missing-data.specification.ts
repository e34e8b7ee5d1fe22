import {
  deltaAdjustedHazard,
  deltaAdjustedRisk,
  imputeCensored,
  multipleImputation,
  poolEstimates,
  poolWald,
  stream,
  tippingPoint,
  tippingTable,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const missingData: Family = {
  file: 'missing-data',
  name: 'Missing data',
  about: 'Multiple imputation, and how far the missing would have to differ to change the conclusion.',
  specifications: [
    specify({
      title: 'Rubin’s rules',
      source:
        'Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Barnard & Rubin (1999), Biometrika 86:948–955.',
      about: 'Three estimates, each with variance 1.',
      input: { estimate: [1, 2, 3], variance: [1, 1, 1] },
      call: ({ estimate, variance }) => ({
        pooled: poolEstimates({ estimate, variance }),
        wald: poolWald({
          estimate: estimate.map((value) => [value]),
          covariance: variance.map((value) => [[value]]),
        }),
      }),
      expected: {
        'pooled.estimate': 2,
        'pooled.within': 1,
        'pooled.between': 1,
        'pooled.total': 7 / 3,
        'pooled.df': 49 / 8,
        'pooled.lambda': 4 / 7,
        'wald.f': 12 / 7,
        'wald.df2': 49 / 8,
      },
      byHand: '1 + (1 + 1/3) · 1 = 7/3; df 2 · (1 + 1/(4/3))² = 2 · (7/4)²; F 2²/(7/3).',
    }),
    specify({
      title: 'Imputation by chained equations',
      source: 'van Buuren (2018), Flexible Imputation of Missing Data, chapter 4.',
      about:
        'With one donor a value is taken from the person whose prediction is nearest; those seen stay as they are.',
      input: { x: [1, 1, 1, 9, 9, 9, 9], y: [2, 2, 2, 5, 5, 5, NaN] },
      call: ({ x, y }) =>
        multipleImputation({ x, y }, { random: stream('example'), imputations: 2, donors: 1 }),
      expected: {
        'missing.y': 1,
        'methods.y': 'pmm',
        'completed[0].y': [2, 2, 2, 5, 5, 5, 5],
        'completed[1].y': [2, 2, 2, 5, 5, 5, 5],
      },
      byHand: 'the last person has x = 9, as have the three with y = 5.',
    }),
    specify({
      title: 'What if the lost had the event?',
      source: 'Cro et al. (2020), Statistics in Medicine 39:2815–2842; Rubin (1987).',
      about:
        'A shift of 60 on the log odds makes all missing events in the treated arm, −60 none in the control arm.',
      input: {
        outcome: [1, 0, 0, 1, 0, NaN, 1, 0, 1, 1, 0, NaN],
        treated: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
      },
      call: ({ outcome, treated }) =>
        deltaAdjustedRisk(
          { outcome, treated },
          { random: stream('example'), delta: { treated: 60, control: -60 } },
        ),
      expected: { 'pooled.estimate': 0, 'pooled.between': 0 },
      byHand: '(2 + 1)/6 − (3 + 0)/6, the same in every imputation.',
    }),
    specify({
      title: 'Time after loss',
      source:
        'Taylor, Murray & Hsu (2002), Statistics and Probability Letters 58:221–232; Jackson et al. (2014).',
      about:
        'One is lost at 2.5 and gets a time in each imputation; where nobody is lost, the data stay as they are.',
      input: {
        time: [1, 2, 3, 3, 2.5, 1, 2, 4, 5, 6],
        event: [1, 1, 1, 1, 0, 1, 1, 1, 1, 0],
        lost: [0, 0, 0, 0, 1, 0, 0, 0, 0, 0],
        plannedEnd: [10, 10, 10, 10, 10, 10, 10, 10, 10, 6],
        treated: [1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
      },
      units: { time: 'weeks', plannedEnd: 'weeks' },
      call: ({ time, event, lost, plannedEnd, treated }) => {
        const data = { time, event, lost, plannedEnd };
        const none = { ...data, lost: lost.map(() => 0), treated };
        return {
          rows: imputeCensored(data, { random: stream('example'), imputations: 3 }).length,
          known: imputeCensored(none, { random: stream('example'), imputations: 1 })[0],
          hazard: deltaAdjustedHazard(none, {
            random: stream('example'),
            delta: { treated: 2, control: 2 },
          }),
        };
      },
      expected: {
        rows: 3,
        'known.time': [1, 2, 3, 3, 2.5, 1, 2, 4, 5, 6],
        'hazard.pooled.estimate': 0.9654076220008977,
      },
      byHand: 'where nobody is lost nothing is imputed, and the hazard ratio is the one of the data.',
      r: `coef(coxph(Surv(time, event) ~ treated, control = coxph.control(eps = 1e-14, iter.max = 50)))`,
    }),
    specify({
      title: 'Tipping point',
      source: 'Yan, Lee & Li (2009), Journal of Biopharmaceutical Statistics 19:1085–1098.',
      about: 'Where a conclusion changes; and the table of all ways in which the missing could have ended.',
      input: { treated: { events: 0, n: 4 }, control: { events: 4, n: 4 } },
      call: ({ treated, control }) => ({
        point: tippingPoint((delta) => delta < 0.37, { from: 0, to: 1, steps: 4, tolerance: 0.1 }),
        table: tippingTable({ treated, control, missing: { treated: 1, control: 1 } }),
      }),
      expected: {
        'point.holds': 5 / 16,
        'point.tips': 3 / 8,
        'table.lower': 3,
        'table.undecided': 1,
        'table.robust': false,
        'table.difference[1]': [-3 / 5, -4 / 5],
      },
      byHand:
        'looked at: 0, ¼, ½, then 3/8 and 5/16. Of 2 × 2 tables only 1 of 5 against 4 of 5 is undecided: z² = 0.36/(0.25 · 0.4) = 3.6.',
    }),
  ],
};
