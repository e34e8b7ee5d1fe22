import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CoxFit,
  coxRegression,
  splitAtTimes,
  splitCoxData,
  timeVaryingCox,
  timeVaryingData,
} from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';
import { atRisk, eventTimes } from './twins.ts';

// make-split.R: survSplit and coxph with tt().
type Rows = Readonly<Record<'start' | 'stop' | 'status' | 'k', number[]>>;
type Model = Readonly<Record<'coef' | 'se' | 'll', number[]>>;
const expected = reference<{ veteran: Rows; heart: Rows; tt_veteran: Model; tt_heart: Model }>('split.json');
const veteran = columns('veteran.csv');
const heart = columns('heart.csv');

function expectRows(split: ReturnType<typeof splitAtTimes>, want: Rows): void {
  expectAllNear(split.entry, want.start, 0);
  expectAllNear(split.time, want.stop, 0);
  expectAllNear(split.event, want.status, 0);
  expectAllNear(
    split.interval,
    want.k.map((k) => k - 1),
    0,
  );
}

function expectModel(fit: CoxFit, want: Model): void {
  expectAllNear(
    fit.coefficients.map((c) => c.estimate),
    want.coef,
  );
  expectAllNear(
    fit.coefficients.map((c) => c.standardError),
    want.se,
  );
  expectAllNear([fit.logLikelihoodNull, fit.logLikelihood], want.ll);
}

describe('rows split at times', () => {
  it('as survSplit', () => {
    const some = { time: veteran['time']!.slice(0, 20), event: veteran['status']!.slice(0, 20) };
    expectRows(splitAtTimes(some, [90, 180, 20]), expected.veteran);
    const beats = {
      entry: heart['start']!.slice(0, 30),
      time: heart['stop']!.slice(0, 30),
      event: heart['event']!.slice(0, 30),
    };
    expectRows(splitAtTimes(beats, [10, 50.5]), expected.heart);
  });

  it('by hand', () => {
    const split = splitAtTimes({ time: [5, 3], event: [1, 0] }, [3, 1, 3, 9]);
    expect([...split.row]).toEqual([0, 0, 0, 1, 1]);
    expect([...split.entry]).toEqual([0, 1, 3, 0, 1]);
    expect([...split.time]).toEqual([1, 3, 5, 1, 3]);
    expect([...split.event]).toEqual([0, 0, 1, 0, 0]);
    expect([...split.interval]).toEqual([0, 1, 2, 0, 1]);
  });

  it('takes a cut that differs from a time by rounding only for that time', () => {
    const split = splitAtTimes({ time: [0.1 + 0.2, 1], event: [1, 1] }, [0.3]);
    expect([...split.time]).toEqual([0.3, 0.3, 1]);
    expect([...split.event]).toEqual([1, 0, 1]);
  });

  it('leave a Cox model as it was', () => {
    const row = fc.record({
      time: fc.integer({ min: 1, max: 9 }),
      event: fc.integer({ min: 0, max: 1 }),
      x: fc.integer({ min: -2, max: 2 }),
      weight: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 6, maxLength: 25 }),
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { maxLength: 6 }),
        (rows, cuts) => {
          const data = {
            time: rows.map((r) => r.time),
            event: rows.map((r) => r.event),
            weight: rows.map((r) => r.weight),
            covariates: { x: rows.map((r) => r.x) },
            cluster: rows.map((_, i) => i),
          };
          const split = splitCoxData(data, cuts);
          const total = (column: ArrayLike<number>): number => Array.from(column).reduce((a, b) => a + b, 0);
          const length = total(split.rows.time) - total(split.rows.entry);
          expectNear(length, total(data.time), 1e-12);
          expect(total(split.rows.event)).toBe(total(data.event));
          const whole = coxRegression(data);
          const pieces = coxRegression(split.data);
          expect(pieces.ok).toBe(whole.ok);
          if (!whole.ok || !pieces.ok) return;
          expectNear(pieces.logLikelihood, whole.logLikelihood, 1e-10);
          expect(Math.abs(pieces.coefficients[0]!.estimate - whole.coefficients[0]!.estimate)).toBeLessThan(
            1e-8,
          );
          expectNear(pieces.covariance[0]![0]!, whole.covariance[0]![0]!, 1e-7);
        },
      ),
    );
  });
});

describe('covariates that are functions of time', () => {
  const karno = veteran['karno']!;
  const data = {
    time: veteran['time']!,
    event: veteran['status']!,
    covariates: { trt: veteran['trt']!, karno },
  };

  it('as coxph with tt(), or on rows split by survSplit', () => {
    const fit = must(
      timeVaryingCox({ ...data, effects: { drift: (row, time) => karno[row]! * Math.log(time + 20) } }),
    );
    expectModel(fit, expected.tt_veteran);
    expect(fit.n).toBe(137);
    const age = heart['age']!;
    const beats = {
      entry: heart['start']!,
      time: heart['stop']!,
      event: heart['event']!,
      stratum: heart['surgery']!,
      covariates: { age },
    };
    const late = { late: (row: number, time: number) => (time > 60 ? age[row]! : 0) };
    expectModel(must(timeVaryingCox({ ...beats, effects: late }, { ties: 'breslow' })), expected.tt_heart);
  });

  it('maximises the likelihood with the covariate taken anew at every event', () => {
    const g = (row: number, time: number): number => karno[row]! * Math.log(time);
    const fit = must(timeVaryingCox({ ...data, effects: { drift: g } }, { ties: 'breslow' }));
    const beta = fit.coefficients.map((c) => c.estimate);
    const logLikelihood = (b: readonly number[]): number => {
      const eta = (row: number, t: number): number =>
        b[0]! * data.covariates.trt[row]! + b[1]! * karno[row]! + b[2]! * g(row, t);
      return eventTimes(data).reduce((sum, t) => {
        const set = atRisk(data, t);
        const total = Math.log(set.reduce((s, row) => s + Math.exp(eta(row, t)), 0));
        const dead = set.filter((row) => data.time[row] === t && data.event[row] === 1);
        return sum + dead.reduce((s, row) => s + eta(row, t) - total, 0);
      }, 0);
    };
    expectNear(fit.logLikelihood, logLikelihood(beta), 1e-11);
    for (const j of [0, 1, 2]) {
      const h = fit.coefficients[j]!.standardError * 1e-3;
      for (const side of [-h, h]) {
        expect(logLikelihood(beta.with(j, beta[j]! + side))).toBeLessThan(fit.logLikelihood);
      }
    }
  });

  it('has robust errors by row of the data', () => {
    const effects = { drift: (row: number, time: number): number => karno[row]! * Math.log(time) };
    const robust = must(timeVaryingCox({ ...data, effects }, { errors: 'robust' }));
    const cluster = data.time.map((_, row) => row);
    const clustered = must(timeVaryingCox({ ...data, cluster, effects }));
    expectAllNear(robust.covariance[2]!, clustered.covariance[2]!, 1e-12);
  });

  it('refuses a value that is not finite and a name given twice', () => {
    expect(() => timeVaryingData({ ...data, effects: { drift: (_, time) => Math.log(time - 1) } })).toThrow(
      /effects\.drift/,
    );
    expect(() => timeVaryingData({ ...data, effects: { karno: () => 1 } })).toThrow(/effects\.karno/);
  });
});
