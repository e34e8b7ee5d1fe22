import {
  aftPredictor,
  aftQuantiles,
  aftRegression,
  aftResiduals,
  aftSurvival,
  weibullHazardRatios,
} from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const parametricSurvival: Family = {
  file: 'parametric-survival',
  name: 'Parametric survival',
  about: 'Accelerated failure time models: how many times longer it takes.',
  specifications: [
    specify({
      title: 'Exponential: events over time',
      source: 'Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 3.',
      about: 'A constant hazard is the number of events over the time of all together.',
      input: { time: [2, 3, 1, 6], event: [1, 1, 1, 0] },
      units: { time: 'years', 'quantiles[0].time': 'years', 'points[0].hazard': 'per year' },
      call: ({ time, event }) => {
        const data = { time, event };
        const fit = aftRegression(data, { distribution: 'exponential' });
        if (!fit.ok) return fit;
        return {
          fit,
          points: aftSurvival(fit, { times: [4] }),
          quantiles: aftQuantiles(fit, { p: [0.5] }),
          predictor: aftPredictor({}, fit),
          residuals: aftResiduals(data, fit),
        };
      },
      expected: {
        'fit.coefficients[0].estimate': Math.log(4),
        'fit.coefficients[0].standardError': 1 / Math.sqrt(3),
        'fit.logLikelihood': -3 * Math.log(4) - 3,
        'points[0].survival': Math.exp(-1),
        'points[0].hazard': 1 / 4,
        'quantiles[0].time': 4 * Math.LN2,
        'residuals.cumulativeHazard': [1 / 2, 3 / 4, 1 / 4, 3 / 2],
      },
      byHand:
        '3 events in 12 years: hazard ¼, log-likelihood 3 log ¼ − 3, error of the log 1/√3; median 4 log 2.',
    }),
    specify({
      title: 'Weibull regression',
      source: 'Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 3.',
      about: 'The same model read as times (a ratio of times) and as hazards (a ratio of hazards).',
      input: people,
      units: { time: 'weeks' },
      call: ({ time, event, group }) => {
        const fit = aftRegression({ time, event, covariates: { group } }, { distribution: 'weibull' });
        return fit.ok ? { fit, hazard: weibullHazardRatios(fit) } : fit;
      },
      expected: {
        'fit.coefficients[0].estimate': 2.305892686980354,
        'fit.coefficients[1].estimate': 0.6144205028872034,
        'fit.coefficients[0].standardError': 0.3006328281796442,
        'fit.coefficients[1].standardError': 0.4534638210919759,
        'fit.coefficients[1].timeRatio': 1.848585039412211,
        'fit.scales[0].scale': 0.6648726519530945,
        'fit.logLikelihood': -31.42228243485023,
        'hazard[0].hazardRatio': 0.3968814826941733,
      },
      r: `fit <- survreg(Surv(time, event) ~ group, control = survreg.control(rel.tolerance = 1e-14, maxiter = 100))
list(coef(fit), sqrt(diag(vcov(fit)))[1:2], exp(coef(fit)[2]), fit$scale, fit$loglik[2], exp(-coef(fit)[2] / fit$scale))`,
    }),
  ],
};
