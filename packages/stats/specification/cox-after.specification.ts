import {
  concordance,
  coxPredictor,
  coxRegression,
  coxResiduals,
  proportionalityTest,
  splitAtTimes,
  splitCoxData,
  takeRows,
  timeVaryingCox,
  timeVaryingData,
} from '../src/index.ts';
import { age, people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const three = { time: [1, 2, 3], event: [1, 1, 1], x: [1, 0, 1] };

export const coxAfter: Family = {
  file: 'cox-after',
  name: 'Cox regression: what follows a fit',
  about:
    'Residuals, proportional hazards, effects that change with time, and how well a score orders the events.',
  specifications: [
    specify({
      title: 'Residuals',
      source:
        'Therneau, Grambsch & Fleming (1990), Biometrika 77:147–160; Schoenfeld (1982), Biometrika 69:239–241.',
      about: 'Events less those expected, and the covariate of each event less the mean of those at risk.',
      input: { ...people, age },
      units: { time: 'weeks', age: 'decades' },
      call: ({ time, event, age }) => {
        const data = { time, event, covariates: { age } };
        const fit = coxRegression(data);
        return fit.ok ? coxResiduals(data, fit) : fit;
      },
      expected: {
        martingale: [
          0.9167610484074712, 0.7860087224092848, 0.744402047268949, 0.5651266941007351, 0.4316215778270819,
          0.4035238135012865, -0.7780290254182591, 0.4113674500628161, -0.1799376828924744,
          -0.9317060223534419, -0.833390774877494, -1.535747848035954,
        ],
        deviance: [
          1.771597484828086, 1.229480623111694, 1.113326114758215, 0.7315378965176838, 0.5164228268595472,
          0.4757985850908064, -1.24742055892811, 0.4870024518257262, -0.1701532069490858, -1.36506851282523,
          -0.6741270504091157, -1.752568314238252,
        ],
        'score.age': [
          0.05844186256279171, -0.4949575362943801, 0.6394011201051261, -0.5437069844766814,
          -0.2007047164395354, 0.04596092038576551, 0.4170482522610385, 0.3804081595470841,
          0.06004800977994616, -0.5776631487199667, 0.4941500174061141, -0.2784259561173021,
        ],
        'dfbeta.age': [
          0.02038206731325634, -0.1726204022179554, 0.2229962581386223, -0.1896221624419421,
          -0.06999737621577995, 0.01602923883672231, 0.1454489158576596, 0.1326703902715289,
          0.02094222401017661, -0.2014646464928742, 0.1723387735426257, -0.09710328060203981,
        ],
        'schoenfeld.residual.age': [
          0.0637481955241368, -0.6304636735658917, 0.8759010168219667, -0.9240989831780331,
          -0.3750440753624509, 0.2630593201205222, 1.152728938019342, -0.1523339156146233,
          -0.2734968227649688,
        ],
      },
      r: `fit <- coxph(Surv(time, event) ~ age, control = coxph.control(eps = 1e-14, iter.max = 50))
lapply(c("martingale", "deviance", "score", "dfbeta", "schoenfeld"), function(type) residuals(fit, type))`,
    }),
    specify({
      title: 'Hazards of new people',
      source: 'Cox (1972), JRSS B 34:187–220.',
      about: 'The log hazard ratio of a person to one with all covariates zero, and its error.',
      input: { ...three, newcomer: [0, 2] },
      call: ({ time, event, x, newcomer }) => {
        const fit = coxRegression({ time, event, covariates: { x } });
        return fit.ok ? coxPredictor({ covariates: { x: newcomer } }, fit, { reference: 'zero' }) : fit;
      },
      expected: {
        predictor: [0, -Math.LN2],
        hazardRatio: [1, 1 / 2],
        standardError: [0, 2 / Math.sqrt(6 * Math.SQRT2 - 8)],
      },
      byHand:
        'the likelihood r / ((2r + 1)(1 + r)) is largest at the hazard ratio r = 1/√2, its information there 6√2 − 8; two units.',
    }),
    specify({
      title: 'Are the hazards proportional?',
      source: 'Grambsch & Therneau (1994), Biometrika 81:515–526.',
      about: 'A score test of effects that change with time.',
      input: { ...people, age },
      units: { time: 'weeks', age: 'decades' },
      call: ({ time, event, group, age }) => {
        const data = { time, event, covariates: { group, age } };
        const fit = coxRegression(data);
        return fit.ok ? proportionalityTest(data, fit, { scale: 'identity' }) : fit;
      },
      expected: {
        'terms[0].chiSquared': 0.1512546574217599,
        'terms[1].chiSquared': 0.001028779885430112,
        'global.chiSquared': 0.1814775126628587,
        'terms[0].p': 0.6973392346651204,
        'terms[1].p': 0.9744125602401789,
        'global.p': 0.913256262154177,
      },
      r: `fit <- coxph(Surv(time, event) ~ group + age, control = coxph.control(eps = 1e-14, iter.max = 50))
cox.zph(fit, transform = "identity")$table[, c("chisq", "p")]`,
    }),
    specify({
      title: 'Splitting follow-up',
      source: 'Therneau & Grambsch (2000), Modeling Survival Data, chapter 3.',
      about: 'A row of follow-up becomes one row for each stretch; only the last can end with the event.',
      input: { time: [3, 6], event: [1, 0], x: [0, 1], cuts: [2, 4] },
      units: { time: 'weeks', cuts: 'weeks', 'split.entry': 'weeks', 'split.time': 'weeks' },
      call: ({ time, event, x, cuts }) => {
        const split = splitAtTimes({ time, event }, cuts);
        const { data } = splitCoxData({ time, event, covariates: { x } }, cuts);
        return { split, x: takeRows(x, split.row), sameX: data.covariates['x'] };
      },
      expected: {
        'split.row': [0, 0, 1, 1, 1],
        'split.entry': [0, 2, 0, 2, 4],
        'split.time': [2, 3, 2, 4, 6],
        'split.event': [0, 1, 0, 0, 0],
        x: [0, 0, 1, 1, 1],
        sameX: [0, 0, 1, 1, 1],
      },
      byHand: 'the first person is followed 0–2 and 2–3, the second 0–2, 2–4 and 4–6.',
    }),
    specify({
      title: 'An effect that changes with time',
      source: 'Cox (1972), JRSS B 34:187–220; Therneau & Grambsch (2000), Modeling Survival Data, chapter 6.',
      about: 'A term that is computed anew at each event time, here age times the logarithm of time.',
      input: { ...people, age },
      units: { time: 'weeks', age: 'decades' },
      call: ({ time, event, age }) => {
        const data = { time, event, covariates: { age } };
        const drift = (row: number, at: number) => age[row]! * Math.log(at);
        return {
          rows: timeVaryingData({ ...data, effects: { drift } }).row.length,
          fit: timeVaryingCox({ ...data, effects: { drift } }),
        };
      },
      expected: {
        rows: 62,
        'fit.coefficients[0].estimate': -1.539024914495145,
        'fit.coefficients[1].estimate': 0.689797975660606,
        'fit.coefficients[0].standardError': 1.879611191359328,
        'fit.coefficients[1].standardError': 0.9597966689336201,
        'fit.logLikelihood': -16.69450225454402,
      },
      r: `events <- sort(unique(time[event == 1]))
rows <- survSplit(Surv(time, event) ~ age, data.frame(time, event, age), cut = events)
fit <- coxph(Surv(tstart, time, event) ~ age + I(age * log(time)), rows,
             control = coxph.control(eps = 1e-14, iter.max = 50))
list(nrow(rows), coef(fit), sqrt(diag(vcov(fit))), fit$loglik[2])`,
    }),
    specify({
      title: 'Concordance',
      source: 'Harrell, Califf, Pryor, Lee & Rosati (1982), JAMA 247:2543–2546; Therneau & Atkinson (2020).',
      about: 'The share of comparable pairs in which the earlier event has the higher score.',
      input: { time: three.time, event: three.event, score: [3, 1, 2] },
      units: { time: 'weeks' },
      call: ({ time, event, score }) => concordance({ time, event, score }),
      expected: { estimate: 2 / 3, concordant: 2, discordant: 1, tiedScore: 0 },
      byHand: 'of the pairs 1–2, 1–3 and 2–3 the last is out of order.',
    }),
  ],
};
