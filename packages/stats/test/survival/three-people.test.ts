import { describe, expect, it } from 'vitest';
import {
  aftRegression,
  andersenGill,
  coxRegression,
  coxResiduals,
  coxSurvival,
  prenticeWilliamsPeterson,
  proportionalityTest,
  timeVaryingCox,
  timeVaryingData,
  weibullHazardRatios,
  weiLinWeissfeld,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

// Events at 1, 2 and 3 in the order x = 1, 0, 1: the score 1/(2r + 1) − r/(1 + r) is zero at the hazard ratio r = 1/√2.
const three = { time: [1, 2, 3], event: [1, 1, 1], covariates: { x: [1, 0, 1] } };
const r = Math.SQRT1_2;
const fit = must(coxRegression(three));
/** Hazards of x = 0 at the three events. */
const hazard = [1 / (2 * r + 1), 1 / (1 + r), 1 / r];

describe('three people, by hand', () => {
  it('martingale residuals are one less r times the hazards met, Schoenfeld residuals x less its mean at risk', () => {
    const found = must(coxResiduals(three, fit));
    const [a, b, c] = hazard as [number, number, number];
    // 1 − a − b is zero at this r.
    for (const [i, left] of [1 - r * a, 0, 1 - r * (a + b + c)].entries())
      expect(found.martingale[i]).toBeCloseTo(left, 12);
    const mean = [2 * r * a, r * b];
    expectAllNear(found.schoenfeld.residual['x']!.subarray(0, 2), [1 - mean[0]!, -mean[1]!], 1e-12);
    expect(Math.abs(found.schoenfeld.residual['x']![2]!)).toBeLessThan(1e-12);
  });

  it('predicted survival of x = 0 falls by the hazards, that of x = 1 by r times them', () => {
    const sums = [hazard[0]!, hazard[0]! + hazard[1]!, hazard[0]! + hazard[1]! + hazard[2]!];
    for (const x of [0, 1]) {
      const [curve] = must(coxSurvival(three, fit, { at: { x } })).curves;
      expectAllNear(
        curve!.survival,
        sums.map((sum) => Math.exp(-sum * r ** x)),
        1e-12,
      );
    }
  });

  it('the test of proportional hazards in time itself is s² (v + w) / v w, from both residuals s and their variances', () => {
    const s = hazard[0]!;
    const v = 2 * r * hazard[0]! ** 2;
    const w = r * hazard[1]! ** 2;
    const test = must(proportionalityTest(three, fit, { scale: 'identity' }));
    expectNear(test.global.chiSquared, (s * s * (v + w)) / (v * w), 1e-10);
  });

  it('an effect of x times time has 4 r³ + r² = 1, from events at 1 and 2', () => {
    const effects = { xt: (row: number, time: number) => three.covariates.x[row]! * time };
    const found = must(timeVaryingCox({ ...three, covariates: {}, effects }));
    const ratio = Math.exp(found.coefficients[0]!.estimate);
    expectNear(4 * ratio ** 3 + ratio ** 2, 1, 1e-10);
    const rows = timeVaryingData({ ...three, effects });
    expect([...rows.row]).toEqual([0, 1, 1, 2, 2, 2]);
    expect([...(rows.covariates['xt'] as Float64Array)]).toEqual([1, 0, 0, 1, 2, 3]);
  });

  it('a second event of the first at 4: ratio ½ where all events are alike, 1/√2 where they are numbered', () => {
    // At risk at 2 are then x = 1, 0, 1 again, so 1 = 4r / (2r + 1); of the second events there is one person at risk.
    const data = {
      id: [1, 1, 2, 3],
      time: [1, 4, 2, 3],
      event: [1, 1, 1, 1],
      covariates: { x: [1, 1, 0, 1] },
    };
    const ratio = ({ coefficients }: { readonly coefficients: readonly { readonly estimate: number }[] }) =>
      Math.exp(coefficients[0]!.estimate);
    expectNear(ratio(must(andersenGill(data))), 1 / 2, 1e-10);
    for (const clock of ['total', 'gap'] as const) {
      expectNear(ratio(must(prenticeWilliamsPeterson(data, { clock }))), r, 1e-10);
    }
    expectNear(ratio(must(weiLinWeissfeld(data, { events: 2 }))), r, 1e-10);
  });
});

describe('an exponential model, by hand', () => {
  it('2 events in 10 years and 1 in 20 have the hazard ratio ¼, its logarithm the error √(½ + 1)', () => {
    const found = must(
      aftRegression(
        { time: [4, 6, 12, 8], event: [1, 1, 1, 0], covariates: { x: [0, 0, 1, 1] } },
        { distribution: 'exponential' },
      ),
    );
    const [ratio] = weibullHazardRatios(found);
    expectNear(ratio!.hazardRatio, 1 / 4, 1e-10);
    expectNear(ratio!.standardError, Math.sqrt(1.5), 1e-10);
  });
});
