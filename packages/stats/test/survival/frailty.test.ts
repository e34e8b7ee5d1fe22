import { describe, expect, it } from 'vitest';
import { coxRegression, type FrailtyData, type FrailtyOptions, frailtyCox, stream } from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-frailty.R: coxph with frailty(dist = 'gamma', method = 'em' or theta = …).
type Fit = Readonly<Record<'coef' | 'se' | 'se2' | 'df' | 'frail', number[]>> &
  Readonly<Record<'theta' | 'integrated' | 'partial' | 'null' | 'chisq', number>>;
const expected = reference<Readonly<Record<string, Fit>>>('frailty.json');
const { lung } = reference<{ lung: Readonly<Record<string, number[]>> }>('frailty.json');

const allRats = columns('rats.csv');
const females = allRats['female']!.flatMap((f, row) => (f === 1 ? [row] : []));
const rat = (name: string): number[] => females.map((row) => allRats[name]![row]!);
const rats: FrailtyData = {
  time: rat('time'),
  event: rat('status'),
  cluster: rat('litter'),
  covariates: { rx: rat('rx') },
};
const k = columns('kidney.csv');
const kidney: FrailtyData = {
  time: k['time']!,
  event: k['status']!,
  cluster: k['id']!,
  covariates: { age: k['age']!, sex: k['sex']! },
};
const d = columns('diabetic.csv');
const diabetic: FrailtyData = {
  time: d['time']!,
  event: d['status']!,
  cluster: d['id']!,
  covariates: {
    trt: d['trt']!,
    juvenile: d['juvenile']!,
    both: d['trt']!.map((trt, row) => trt * d['juvenile']![row]!),
  },
};
const clinics = {
  time: lung['time']!,
  event: lung['status']!.map((s) => s - 1),
  covariates: { age: lung['age']!, ecog: lung['ph.ecog']! },
};

describe('shared gamma frailty', () => {
  const full = { information: 'full' } as const;
  const strata = { ...clinics, entry: lung['late']!, stratum: lung['sex']!, cluster: lung['inst']! };
  const held: readonly [string, FrailtyData, FrailtyOptions][] = [
    ['rats_dense', rats, { theta: 0.5, ...full }],
    ['rats_breslow_dense', rats, { theta: 1.3, ties: 'breslow', ...full }],
    ['kidney_dense', kidney, { theta: 0.4, ...full }],
    ['diabetic_dense', diabetic, { theta: 0.9, ...full }],
    ['strata_dense', strata, { theta: 0.2, ...full }],
    ['dense', { ...clinics, cluster: lung['few']! }, { theta: 0.3 }],
    // R's sparse fits stop some digits early.
    ['rats_held', rats, { theta: 0.5 }],
    ['rats_breslow', rats, { theta: 1.3, ties: 'breslow' }],
    ['kidney_held', kidney, { theta: 0.4 }],
    ['diabetic_held', diabetic, { theta: 0.9 }],
    ['strata_entry', strata, { theta: 0.2 }],
  ];
  it.each(held)('with the variance held: %s', (key, data, options) => {
    const want = expected[key]!;
    const digits = key.includes('dense') ? 1e-9 : 3e-7;
    const fit = must(frailtyCox(data, options));
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
      digits,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
      digits,
    );
    expectAllNear(
      fit.covarianceWithoutPenalty.map((row, j) => Math.sqrt(row[j]!)),
      want.se2,
      digits,
    );
    expectAllNear([...fit.degreesOfFreedom.coefficients, fit.degreesOfFreedom.frailty], want.df, digits);
    for (const [g, value] of want.frail.entries()) {
      expect(Math.abs(fit.frailties[g]!.logFrailty - value)).toBeLessThan(digits);
    }
    expectNear(fit.integratedLogLikelihood, want.integrated);
    expectNear(fit.partialLogLikelihood, want.partial, digits);
    expectNear(fit.logLikelihoodNull, want.null);
    expectNear(fit.frailtyTest!.chiSquared, want.chisq, digits);
    expect(fit.variance).toBeUndefined();
  });

  // R's search looks at the likelihood only, which is flat at its top: its variance has half as many digits.
  it.each([
    ['rats', rats],
    ['kidney', kidney],
    ['diabetic', diabetic],
  ] as const)('with the variance estimated: %s', (key, data) => {
    const want = expected[key]!;
    const fit = must(frailtyCox(data));
    expectNear(fit.theta, want.theta, 1e-6);
    expectAllNear(
      fit.coefficients.map((c) => c.estimate),
      want.coef,
      1e-7,
    );
    expectAllNear(
      fit.coefficients.map((c) => c.standardError),
      want.se,
      1e-7,
    );
    expectNear(fit.integratedLogLikelihood, want.integrated, 1e-12);
    expect(fit.integratedLogLikelihood).toBeGreaterThan(want.integrated - 1e-11);
    const plain = must(coxRegression({ ...data, cluster: undefined as never }, { errors: 'model' }));
    expectNear(fit.logLikelihoodWithoutFrailty, plain.logLikelihood, 1e-13);
    expectNear(fit.variance!.chiSquared, 2 * (want.integrated - plain.logLikelihood), 1e-8);
  });

  it('has profile limits of the variance', () => {
    const fit = must(frailtyCox(diabetic));
    const at = (theta: number): number => must(frailtyCox(diabetic, { theta })).integratedLogLikelihood;
    const { lower, upper } = fit.variance!;
    for (const limit of [lower, upper]) {
      expectNear(2 * (fit.integratedLogLikelihood - at(limit)), 3.841458820694124, 1e-7);
    }
    expect(lower).toBeLessThan(fit.theta);
    expect(upper).toBeGreaterThan(fit.theta);
    expect(must(frailtyCox(rats)).variance!.lower).toBe(0);
  });

  it('is the model without frailty where groups differ less than by chance', () => {
    // Each group has one event exactly.
    const random = stream(11);
    const size = 40;
    const cluster = Array.from({ length: size }, (_, row) => row >> 1);
    const data = {
      time: Array.from({ length: size }, () => random.exponential(1)),
      event: cluster.map((_, row) => row % 2),
      cluster,
      covariates: { x: Array.from({ length: size }, () => random.normal()) },
    };
    const fit = must(frailtyCox(data));
    const { cluster: _, ...rest } = data;
    const plain = must(coxRegression(rest));
    expect(fit.theta).toBe(0);
    expect(fit.variance).toMatchObject({ lower: 0, chiSquared: 0, p: 1 });
    expect(fit.coefficients).toEqual(plain.coefficients);
    expect(fit.frailties[0]).toEqual({ group: 0, events: 1, frailty: 1, logFrailty: 0 });
  });

  it('by hand: two groups, one event', () => {
    // Invented: people A (group 0) and B (group 1) at risk, A dies; the covariate is balanced by a second stratum in
    // which it stands the other way round, C (group 1, covariate of A) dying and D (group 0) alive. So β = 0 and both
    // groups have one event and the same hazard: frailties are 1, whatever θ, and each death had probability ½.
    const fit = must(
      frailtyCox(
        {
          time: [1, 2, 1, 2, 1, 2, 1, 2],
          event: [1, 0, 1, 0, 1, 0, 1, 0],
          stratum: [0, 0, 1, 1, 2, 2, 3, 3],
          cluster: [0, 1, 1, 0, 0, 1, 1, 0],
          covariates: { x: [1, 0, 1, 0, 0, 1, 0, 1] },
        },
        { theta: 0.7 },
      ),
    );
    expect(Math.abs(fit.coefficients[0]!.estimate)).toBeLessThan(1e-12);
    expectNear(fit.coefficients[0]!.standardError, 1, 1e-12);
    expectNear(fit.partialLogLikelihood, -4 * Math.LN2, 1e-12);
    expect(Math.abs(fit.penalty)).toBeLessThan(1e-12);
    // Each group: d = 2, log of Γ(ν + 2) / Γ(ν) = ν (ν + 1), less what it is without frailty: 2 − (ν + 2) log(1 + 2θ)
    // + log(1 + θ).
    const group = 2 - (1 / 0.7 + 2) * Math.log(2.4) + Math.log(1.7);
    expectNear(fit.integratedLogLikelihood, -4 * Math.LN2 + 2 * group, 1e-12);
  });

  it('holds where the information without the elements between groups is not positive definite', () => {
    const data = {
      time: [2, 6, 2, 10, 2, 2, 2, 2, 2, 2, 9, 7, 2, 7],
      event: [0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0],
      cluster: [0, 3, 0, 3, 0, 3, 6, 0, 0, 0, 4, 4, 0, 1],
      covariates: { x: [0, 1, 0, 1, 0, 1, 0, 0, 0, 0, -1, -1, 0, 0] },
    };
    const theta = 1.3918796904808692;
    const fit = must(
      frailtyCox({ ...data, cluster: data.cluster.map((c, row) => (row === 0 ? 7 : c)) }, { theta }),
    );
    expectNear(
      fit.frailties.reduce((sum, f) => sum + f.frailty, 0),
      6,
      1e-11,
    );
    expect(must(frailtyCox(data, { theta })).information).toBe('full');
    expect(frailtyCox(data, { theta, information: 'sparse' })).toMatchObject({
      reason: 'singular-information',
    });
  });

  it('says why there is no estimate, and refuses wrong input', () => {
    expect(frailtyCox({ ...rats, cluster: rat('litter').map(() => 1) })).toMatchObject({
      ok: false,
      reason: 'no-variation',
    });
    expect(frailtyCox({ ...rats, event: rat('status').map(() => 0) })).toMatchObject({ reason: 'no-events' });
    expect(() => frailtyCox(rats, { theta: 0 })).toThrow(/theta/);
    expect(() => frailtyCox({ ...rats, cluster: [1, 2] })).toThrow(/cluster/);
  });
});
