import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aftPredictor,
  aftQuantiles,
  aftRegression,
  aftSurvival,
  coxPredictor,
  coxRegression,
  kaplanMeier,
  meanCountAt,
  meanCumulativeCount,
  prenticeWilliamsPeterson,
  proportionalityTest,
  survivalAt,
  survivalQuantile,
  timeVaryingCox,
  weibullHazardRatios,
} from '../../src/index.ts';
import { expectAllNear, expectNear } from '../support.ts';

const person = fc.record({
  time: fc.integer({ min: 1, max: 30 }),
  event: fc.constantFrom(0, 1, 1),
  x: fc.integer({ min: -5, max: 5 }),
  z: fc.constantFrom(0, 1),
});
type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;
const people = fc.array(person, { minLength: 12, maxLength: 30 });
const columns = (rows: readonly Person[]) => ({
  time: rows.map((row) => row.time),
  event: rows.map((row) => row.event),
  covariates: { x: rows.map((row) => row.x), z: rows.map((row) => row.z) },
});

describe('after a Cox fit', () => {
  it('predictors differ as covariates times coefficients do, and a person like the reference has ratio 1', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const data = columns(rows);
        const fit = coxRegression(data);
        fc.pre(fit.ok);
        const [x, z] = fit.coefficients;
        const found = coxPredictor({ covariates: data.covariates }, fit, { reference: 'zero' });
        for (const [i, row] of rows.entries()) {
          const wanted = row.x * x!.estimate + row.z * z!.estimate;
          expect(Math.abs(found.predictor[i]! - wanted)).toBeLessThan(1e-9 * (1 + Math.abs(wanted)));
        }
        const [mx, mz] = fit.means as [number, number];
        const reference = coxPredictor({ covariates: { x: [mx], z: [mz] } }, fit);
        expect(reference.hazardRatio[0]).toBeCloseTo(1, 12);
        expect(reference.standardError[0]).toBeCloseTo(0, 12);
      }),
      { numRuns: 40 },
    );
  });

  it('the test of proportional hazards does not ask for the unit of time or of a covariate, nor for the order of rows', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('identity', 'rank', 'km', 'log'), (rows, scale) => {
        const test = (of: ReturnType<typeof columns>) => {
          const fit = coxRegression(of);
          return fit.ok ? proportionalityTest(of, fit, { scale }) : fit;
        };
        const plain = test(columns(rows));
        fc.pre(plain.ok && Object.values(plain.terms).every(({ chiSquared }) => chiSquared > 1e-6));
        const other = columns(rows.toReversed());
        const turned = test({
          ...other,
          time: other.time.map((t) => t / 8),
          covariates: { ...other.covariates, x: other.covariates.x.map((x) => 3 - 2 * x) },
        });
        if (!(plain.ok && turned.ok)) throw new Error('one is computed and not the other');
        expectAllNear(
          turned.terms.map((term) => term.chiSquared),
          plain.terms.map((term) => term.chiSquared),
          1e-6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a covariate that changes with time but does not is a covariate', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const data = columns(rows);
        const fit = coxRegression(data);
        fc.pre(fit.ok);
        const { x, z } = data.covariates;
        const effects = { z: (row: number) => z[row]! };
        const found = timeVaryingCox({ ...data, covariates: { x }, effects });
        if (!found.ok) throw new Error(found.detail);
        expectAllNear(found.covariance.flat(), fit.covariance.flat(), 1e-7);
        expect(found.n).toBe(rows.length);
      }),
      { numRuns: 30 },
    );
  });

  it('where nobody has a second event, numbering events changes nothing, whichever the clock', () => {
    fc.assert(
      fc.property(people, fc.constantFrom('total', 'gap'), (rows, clock) => {
        const data = { ...columns(rows), cluster: rows.map((_, i) => i) };
        const cox = coxRegression(data);
        fc.pre(cox.ok);
        const { cluster: id, ...rest } = data;
        const found = prenticeWilliamsPeterson({ ...rest, id }, { clock });
        if (!found.ok) throw new Error(found.detail);
        const both = [found, cox].map(({ coefficients }) =>
          coefficients.flatMap(({ estimate, standardError }) => [estimate, standardError]),
        );
        expectAllNear(both[0]!, both[1]!, 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('after a parametric fit', () => {
  it('survival at a quantile is one less the share; predictors and hazard ratios are made of the coefficients', () => {
    fc.assert(
      fc.property(people, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rows, p) => {
        const data = columns(rows);
        const fit = aftRegression(data);
        fc.pre(fit.ok);
        const at = { x: 1, z: 1 };
        const [quantile] = aftQuantiles(fit, { p: [p], at });
        const [there] = aftSurvival(fit, { times: [quantile!.time], at });
        expectNear(there!.survival, 1 - p, 1e-9);
        const [constant, x, z] = fit.coefficients.map(({ estimate }) => estimate) as [number, number, number];
        const [own] = aftPredictor({ covariates: { x: [1], z: [1] } }, fit).predictor;
        expect(own).toBeCloseTo(constant + x + z, 9);
        expectAllNear(
          weibullHazardRatios(fit).map(({ hazardRatio }) => Math.log(hazardRatio)),
          [x, z].map((b) => -b / fit.scales[0]!.scale),
          1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is read from a curve', () => {
  it('at a quantile of the time no more than the rest is still without the event, and before it no less', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 1, max: 19 }), (rows, twentieths) => {
        const { time, event } = columns(rows);
        const [curve] = kaplanMeier({ time, event }).curves;
        const found = survivalQuantile(curve!, twentieths / 20);
        const rest = 1 - twentieths / 20;
        if (!found.ok) {
          expect(Math.min(...curve!.survival)).toBeGreaterThan(rest - 1e-9);
          return;
        }
        const [before, after] = survivalAt(curve!, [found.time - 0.25, found.time]);
        expect(after!.survival).toBeLessThanOrEqual(rest + 1e-9);
        expect(before!.survival).toBeGreaterThanOrEqual(rest - 1e-9);
      }),
    );
  });

  it('a mean count never falls, is 0 before the first event and the last step’s mean ever after', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const { time, event } = columns(rows);
        const count = meanCumulativeCount({ id: rows.map((_, i) => i), time, event });
        fc.pre(count.ok);
        const [curve] = count.curves;
        const found = meanCountAt(curve!, [0, 0.5, 1, 2, 3, 5, 8, 13, 21, 30, 99]).map(({ mean }) => mean);
        expect(found.slice(0, 2)).toEqual([0, 0]);
        expect(found.toSorted((a, b) => a - b)).toEqual(found);
        expect(found.at(-1)).toBe(curve!.mean.at(-1) ?? 0);
      }),
    );
  });
});
