import { describe, expect, it } from 'vitest';
import { coxRegression, kaplanMeier, logRank, restrictedMean, survivalAt } from '../../src/index.ts';
import { dataset, expectAllNear, expectNear, must, reference } from '../support.ts';

// Values made by make_reference.R; each key's R call stands in reference/README.md.
interface Curve {
  readonly week: number[];
  readonly n_risk: number[];
  readonly surv: number[];
  readonly se: number[];
  readonly lo: number[];
  readonly hi: number[];
}
interface Cox {
  readonly names: string[];
  readonly n: number;
  readonly events: number;
  readonly coef: number[];
  readonly se: number[];
  readonly vcov: number[][];
  readonly loglik_null: number;
  readonly loglik: number;
  readonly score: number;
  readonly wald: number;
  readonly lr: number;
}
interface Expected {
  readonly km_fin_yes_log: Curve;
  readonly km_fin_no_log: Curve;
  readonly km_fin_yes_loglog: Curve;
  readonly logrank_fin: {
    observed: number[];
    expected: number[];
    variance: number;
    chisq: number;
    p: number;
  };
  readonly cox_efron: Cox;
  readonly lung_cox_efron: Cox;
  readonly rmst40: Record<string, number>;
}
const expected = reference<Expected>('expected.json');
const rossi = dataset('rossi.csv');
const time = rossi['week']!.map(Number);
const event = rossi['arrest']!.map(Number);
const group = rossi['fin']!.map((fin) => (fin === 'yes' ? 1 : 0));

describe('Rossi, Berk & Lenihan: 432 men released from prison', () => {
  it.each([
    ['log', 1, 'km_fin_yes_log'],
    ['log', 0, 'km_fin_no_log'],
    ['log-log', 1, 'km_fin_yes_loglog'],
  ] as const)('Kaplan–Meier with %s limits in group %i', (interval, arm, key) => {
    const { curves } = kaplanMeier({ time, event, group }, { interval });
    const want = expected[key];
    const points = survivalAt(curves[arm]!, want.week);
    expectAllNear(
      points.map((point) => point.atRisk),
      want.n_risk,
    );
    expectAllNear(
      points.map((point) => point.survival),
      want.surv,
    );
    expectAllNear(
      points.map((point) => point.standardError),
      want.se,
    );
    expectAllNear(
      points.map((point) => point.lower),
      want.lo,
    );
    expectAllNear(
      points.map((point) => point.upper),
      want.hi,
    );
  });

  it('log-rank', () => {
    const test = must(logRank({ time, event, group }));
    expect(test.df).toBe(1);
    expectAllNear(test.observed, expected.logrank_fin.observed);
    expectAllNear(test.expected, expected.logrank_fin.expected);
    expectNear(test.variance[1]![1]!, expected.logrank_fin.variance);
    expectNear(test.chiSquared, expected.logrank_fin.chisq);
    expectNear(test.p, expected.logrank_fin.p);
  });

  it('restricted mean to 40 weeks', () => {
    const result = must(restrictedMean({ time, event, group }, { tau: 40 }));
    const [no, yes] = result.groups;
    const want = expected.rmst40;
    const actual = {
      yes: yes!.mean,
      se_yes: yes!.standardError,
      no: no!.mean,
      se_no: no!.standardError,
      difference: result.difference!.estimate,
      se: result.difference!.standardError,
      lo: result.difference!.lower,
      hi: result.difference!.upper,
    };
    for (const [key, value] of Object.entries(actual)) expectNear(value, want[key]!, 1e-9, key);
  });

  it('Cox model of aid, age and prior convictions', () => {
    const covariates = { finyes: group, age: rossi['age']!.map(Number), prio: rossi['prio']!.map(Number) };
    expectCox(coxRegression({ time, event, covariates }), expected.cox_efron);
  });
});

describe('NCCTG lung cancer', () => {
  it('Cox model of age, sex and performance on the complete rows', () => {
    const lung = dataset('lung.csv');
    const complete = lung['ph.ecog']!.flatMap((value, row) => (value === '' ? [] : [row]));
    const column = (name: string): number[] => complete.map((row) => Number(lung[name]![row]));
    const covariates = { age: column('age'), sex: column('sex'), 'ph.ecog': column('ph.ecog') };
    const died = column('status').map((status) => status - 1);
    expectCox(coxRegression({ time: column('time'), event: died, covariates }), expected.lung_cox_efron);
  });
});

function expectCox(result: ReturnType<typeof coxRegression>, want: Cox): void {
  const fit = must(result);
  expect([...fit.names]).toEqual(want.names);
  expect(fit.n).toBe(want.n);
  expect(fit.events).toBe(want.events);
  expectAllNear(
    fit.coefficients.map((c) => c.estimate),
    want.coef,
  );
  expectAllNear(
    fit.coefficients.map((c) => c.standardError),
    want.se,
  );
  for (const [i, row] of want.vcov.entries()) expectAllNear(fit.covariance[i]!, row);
  expectNear(fit.logLikelihoodNull, want.loglik_null);
  expectNear(fit.logLikelihood, want.loglik);
  expectNear(fit.score.chiSquared, want.score);
  expectNear(fit.wald.chiSquared, want.wald);
  expectNear(fit.likelihoodRatio.chiSquared, want.lr);
}
