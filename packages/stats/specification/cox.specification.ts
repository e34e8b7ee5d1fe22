import { coxRegression, coxSurvival, exactCox, firthCox } from '../src/index.ts';
import { age, people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const cox: Family = {
  file: 'cox',
  name: 'Cox regression',
  about: 'How much higher or lower the hazard is, whatever its course over time.',
  specifications: [
    specify({
      title: 'Three people',
      source: 'Cox (1972), JRSS B 34:187–220.',
      about: 'The hazard ratio that makes the order of the events likeliest.',
      input: { time: [1, 2, 3], event: [1, 1, 1], x: [1, 0, 1] },
      units: { time: 'weeks' },
      call: ({ time, event, x }) => coxRegression({ time, event, covariates: { x } }),
      expected: { 'coefficients[0].hazardRatio': Math.SQRT1_2, logLikelihoodNull: -Math.log(6) },
      byHand: 'likelihood r/(2r + 1) · 1/(1 + r); its score 1 − 2r/(2r + 1) − r/(1 + r) is 0 at r = 1/√2.',
    }),
    specify({
      title: 'Two covariates with a tie',
      source: 'Cox (1972), JRSS B 34:187–220; Efron (1977), JASA 72:557–565.',
      about: 'Efron’s treatment of tied events, the three tests, and robust errors.',
      input: { ...people, age },
      units: { time: 'weeks', age: 'decades' },
      call: ({ time, event, group, age }) => {
        const data = { time, event, covariates: { group, age } };
        return { model: coxRegression(data), robust: coxRegression(data, { errors: 'robust' }) };
      },
      expected: {
        'model.coefficients[0].estimate': -1.312175374256733,
        'model.coefficients[1].estimate': -0.5978607406478954,
        'model.coefficients[0].standardError': 0.8011788924183928,
        'model.coefficients[1].standardError': 0.578264375516296,
        'model.coefficients[0].lower': 0.05599700070220723,
        'model.coefficients[0].upper': 1.294476543675173,
        'model.logLikelihood': -15.54330267792746,
        'model.likelihoodRatio.chiSquared': 3.107080119676525,
        'model.wald.chiSquared': 2.97902244048484,
        'model.score.chiSquared': 3.32738183470319,
        'robust.coefficients[0].standardError': 0.7796498161930135,
      },
      r: `tight <- coxph.control(eps = 1e-14, iter.max = 50)
fit <- coxph(Surv(time, event) ~ group + age, control = tight)
robust <- coxph(Surv(time, event) ~ group + age, robust = TRUE, control = tight)
list(coef(fit), sqrt(diag(vcov(fit))), exp(confint(fit)[1, ]), fit$loglik[2],
     2 * diff(fit$loglik), fit$wald.test, fit$score, sqrt(vcov(robust)[1, 1]))`,
    }),
    specify({
      title: 'Ties exactly',
      source: 'Cox (1972), JRSS B 34:187–220; Gail, Lubin & Rubinstein (1981), Biometrika 68:703–707.',
      about: 'The likelihood of which people had their events at a tied time, given how many had.',
      input: people,
      units: { time: 'weeks' },
      call: ({ time, event, group }) => exactCox({ time, event, covariates: { group } }),
      expected: {
        'coefficients[0].estimate': -1.044318546966174,
        'coefficients[0].standardError': 0.7502341984418622,
        logLikelihood: -15.39475072756549,
      },
      r: `fit <- coxph(Surv(time, event) ~ group, ties = "exact", control = coxph.control(eps = 1e-14, iter.max = 50))
c(coef(fit), sqrt(vcov(fit)), fit$loglik[2])`,
    }),
    specify({
      title: 'Survival of one person',
      source: 'Breslow (1972), JRSS B 34:216–217; Tsiatis (1981), Annals of Statistics 9:93–108.',
      about: 'The curve that the model predicts for somebody of group 1 aged thirty.',
      input: { ...people, age },
      units: { time: 'weeks', age: 'decades', 'curves[0].time': 'weeks' },
      call: ({ time, event, group, age }) => {
        const data = { time, event, covariates: { group, age } };
        const fit = coxRegression(data);
        return fit.ok ? coxSurvival(data, fit, { at: { group: 1, age: 3 } }) : fit;
      },
      expected: {
        'curves[0].time': [2, 3, 5, 8, 9, 13, 14, 20],
        'curves[0].cumulativeHazard': [
          0.03520499795467211, 0.07535537662888905, 0.187683952628218, 0.2643285209767378, 0.3771796582369169,
          0.5231766075691083, 0.7106354105130719, 1.202699474256863,
        ],
        'curves[0].standardError': [
          0.04245502560091943, 0.07332348520662667, 0.1476997492518786, 0.191196843658546, 0.2446859651623395,
          0.3258553563861929, 0.418036266206681, 0.6454518351705273,
        ],
        'curves[0].survival': [
          0.9654074894102059, 0.9274138465525131, 0.8288766301209615, 0.7677212856769801, 0.6857928544925328,
          0.5926349859284231, 0.4913319007980064, 0.3003822423294014,
        ],
      },
      r: `fit <- coxph(Surv(time, event) ~ group + age, control = coxph.control(eps = 1e-14, iter.max = 50))
curve <- survfit(fit, newdata = data.frame(group = 1, age = 3))
at <- curve$n.event > 0
list(curve$time[at], curve$cumhaz[at], curve$std.err[at], curve$surv[at])`,
    }),
    specify({
      title: 'No events in one group: Firth’s penalty',
      source: 'Heinze & Schemper (2001), Biometrics 57:114–119.',
      about: 'Where the hazard ratio has no finite estimate, the penalised likelihood still has its top.',
      input: { time: [1, 2], event: [1, 0], x: [1, 0] },
      units: { time: 'weeks' },
      call: ({ time, event, x }) => ({
        plain: coxRegression({ time, event, covariates: { x } }),
        firth: firthCox({ time, event, covariates: { x } }),
      }),
      expected: { 'plain.ok': false, 'plain.reason': 'separation', 'firth.coefficients[0].hazardRatio': 3 },
      byHand:
        'likelihood q = r/(1 + r) times the root of the information q(1 − q): q^1.5 (1 − q)^0.5 is largest at q = 3/4, r = 3.',
    }),
  ],
};
