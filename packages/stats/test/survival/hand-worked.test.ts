import { describe, expect, it } from 'vitest';
import {
  coxRegression,
  kaplanMeier,
  logRank,
  restrictedMean,
  StatsInputError,
  survivalAt,
  survivalQuantile,
} from '../../src/index.ts';
import { expectAllNear, expectNear, must } from '../support.ts';

// Six people: events at 1, 3 (two of them) and 6; censored at 3 and 4.
const time = [1, 3, 3, 3, 4, 6];
const event = [1, 1, 1, 0, 0, 1];

describe('Kaplan–Meier of six people', () => {
  const [curve] = kaplanMeier({ time, event }).curves;

  it('steps by 5/6, 3/5 and 0', () => {
    expectAllNear(curve!.time, [1, 3, 4, 6]);
    expectAllNear(curve!.atRisk, [6, 5, 2, 1]);
    expectAllNear(curve!.event, [1, 2, 0, 1]);
    expectAllNear(curve!.censored, [0, 1, 1, 0]);
    expectAllNear(curve!.survival, [5 / 6, 1 / 2, 1 / 2, 0], 1e-15);
  });

  it("has Greenwood's error ½ √(1/30 + 2/15) at 3, and limits of 0 to the last upper limit once all have had the event", () => {
    expectNear(curve!.standardError[1]!, 0.5 * Math.sqrt(1 / 30 + 2 / 15), 1e-15);
    expect(curve!.standardError[3]).toBe(0);
    expect(curve!.lower[3]).toBe(0);
    expect(curve!.upper[3]).toBe(curve!.upper[2]);
  });

  it('adds up hazards 1/6, 2/5 and 1', () => {
    expectAllNear(curve!.cumulativeHazard, [1 / 6, 17 / 30, 17 / 30, 47 / 30], 1e-15);
    expectNear(curve!.cumulativeHazardError[1]!, Math.sqrt(1 / 36 + 2 / 25), 1e-15);
  });

  it('is read between its steps, before the first and after the last', () => {
    const points = survivalAt(curve!, [0, 2, 3, 7]);
    expectAllNear(
      points.map((p) => p.survival),
      [1, 5 / 6, 1 / 2, 0],
    );
    expectAllNear(
      points.map((p) => p.atRisk),
      [6, 5, 5, 0],
    );
    expectAllNear(
      points.map((p) => p.events),
      [0, 1, 3, 4],
    );
    expect(points.map((p) => p.beyondFollowUp)).toEqual([false, false, false, true]);
  });

  it('has its median in the middle of the level stretch from 3 to 6', () => {
    expect(must(survivalQuantile(curve!, 0.5)).time).toBe(4.5);
    expect(must(survivalQuantile(curve!, 0.4)).time).toBe(3);
  });

  it('says when a quantile lies beyond follow-up', () => {
    const [short] = kaplanMeier({ time: [1, 2, 3], event: [1, 0, 0] }).curves;
    expect(survivalQuantile(short!, 0.5)).toMatchObject({ ok: false, reason: 'beyond-follow-up' });
  });
});

describe('log-rank of two and two', () => {
  it('compares events at 1 and 2 with events at 3 and 4', () => {
    // Expected in group 0: 2/4 + 1/3; variance 1/4 + 2/9.
    const test = must(logRank({ time: [1, 2, 3, 4], event: [1, 1, 1, 1], group: [0, 0, 1, 1] }));
    expectAllNear(test.observed, [2, 2]);
    expectAllNear(test.expected, [5 / 6, 19 / 6], 1e-14);
    expectNear(test.variance[0]![0]!, 17 / 36, 1e-14);
    expectNear(test.chiSquared, (7 / 6) ** 2 / (17 / 36), 1e-14);
  });

  it('cannot be computed without events, with one group, or without anyone to compare', () => {
    expect(logRank({ time: [1, 2], event: [0, 0], group: [0, 1] })).toMatchObject({ reason: 'no-events' });
    expect(logRank({ time: [1, 2], event: [1, 1], group: [1, 1] })).toMatchObject({ reason: 'empty-arm' });
    expect(logRank({ time: [1, 2], event: [0, 1], group: [0, 1] })).toMatchObject({ reason: 'no-variation' });
  });
});

describe('restricted mean of six people', () => {
  it('is the area 1·1 + 2·5/6 + 1·1/2 up to 4', () => {
    const result = must(restrictedMean({ time, event }, { tau: 4 }));
    expectNear(result.groups[0]!.mean, 1 + 10 / 6 + 0.5, 1e-15);
    const variance = (13 / 6) ** 2 / 30 + (0.5 ** 2 * 2) / 15;
    expectNear(result.groups[0]!.standardError, Math.sqrt(variance), 1e-14);
    expect(result.difference).toBeUndefined();
  });

  it('is not known beyond follow-up', () => {
    expect(restrictedMean({ time: [1, 2], event: [1, 0] }, { tau: 3 })).toMatchObject({
      reason: 'beyond-follow-up',
    });
    expectNear(must(restrictedMean({ time: [1, 2], event: [1, 1] }, { tau: 3 })).groups[0]!.mean, 1.5, 1e-15);
  });
});

describe('Cox model of three people', () => {
  it('solves the score equation: events in the order x = 1, 0, 1 give a hazard ratio of 1/√2', () => {
    // Likelihood e^b / (2 e^b + 1) · 1 / (1 + e^b): score 1 − 2r/(2r + 1) − r/(1 + r) = 0 at r = 1/√2.
    const fit = must(coxRegression({ time: [1, 2, 3], event: [1, 1, 1], covariates: { x: [1, 0, 1] } }));
    expectNear(fit.coefficients[0]!.hazardRatio, Math.SQRT1_2, 1e-12);
    expectNear(fit.logLikelihoodNull, -Math.log(6), 1e-14);
  });

  it('tells separation, constant and dependent covariates, and no events', () => {
    const base = { time: [1, 2, 3, 4], event: [1, 1, 0, 0] };
    expect(coxRegression({ ...base, covariates: { x: [1, 1, 0, 0] } })).toMatchObject({
      reason: 'separation',
    });
    expect(coxRegression({ ...base, covariates: { x: [1, 1, 1, 1] } })).toMatchObject({
      reason: 'no-variation',
    });
    expect(coxRegression({ ...base, event: [0, 0, 0, 0], covariates: { x: [1, 0, 1, 0] } })).toMatchObject({
      reason: 'no-events',
    });
    const x = [0.3, 1.9, 0.7, 1.1];
    const twice = x.map((v) => 2 * v + 1);
    expect(coxRegression({ ...base, covariates: { x, twice } })).toMatchObject({
      reason: 'singular-information',
      detail: expect.stringContaining('twice'),
    });
  });
});

describe('wrong input', () => {
  it.each([
    ['time', 1, () => kaplanMeier({ time: [1, -1], event: [0, 1] })],
    ['time', 0, () => kaplanMeier({ time: [Number.NaN], event: [0] })],
    ['event', 1, () => kaplanMeier({ time: [1, 2], event: [0, 2] })],
    ['event', undefined, () => kaplanMeier({ time: [1, 2], event: [0] })],
    ['entry', 1, () => kaplanMeier({ time: [1, 2], event: [0, 1], entry: [0, 2] })],
    ['weight', 0, () => kaplanMeier({ time: [1], event: [0], weight: [-1] })],
    ['level', undefined, () => kaplanMeier({ time: [1], event: [0] }, { level: 1 })],
    ['tau', undefined, () => restrictedMean({ time: [1], event: [0] }, { tau: 0 })],
    ['covariates', undefined, () => coxRegression({ time: [1], event: [1], covariates: {} })],
    [
      'covariates.x',
      1,
      () => coxRegression({ time: [1, 2], event: [1, 1], covariates: { x: [1, Infinity] } }),
    ],
    ['times', 1, () => survivalAt(kaplanMeier({ time: [1], event: [1] }).curves[0]!, [1, Number.NaN])],
  ] as const)('names %s (row %s)', (argument, row, call) => {
    let caught: unknown;
    try {
      call();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(StatsInputError);
    expect(caught).toMatchObject({ argument, row });
  });
});
