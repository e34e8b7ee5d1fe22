import { describe, expect, it } from 'vitest';
import {
  andersenGill,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  prenticeRows,
  prenticeWilliamsPeterson,
  type RecurrentData,
  type RecurrentFit,
  weiLinWeissfeld,
} from '../../src/index.ts';
import { columns, expectAllNear, expectNear, must, reference } from '../support.ts';

// make-recurrent.R: coxph with cluster, survfit with id, mets::recurrentMarginal.
interface Model {
  readonly coef: number[];
  readonly se: number[];
  readonly naive: number[];
  readonly ll: [number, number];
  readonly n: number;
}
type Curve = Readonly<Record<'time' | 'n' | 'mean' | 'se', number[]>>;
interface Expected {
  readonly [model: `${'ag' | 'total' | 'gap' | 'wlw'}_${string}`]: Model;

  readonly average_wlw: [number, number][];
  readonly [curve: `mcf_${string}` | `gl_${string}`]: Curve;
}
const expected = reference<Expected>('recurrent.json');
const b = columns('bladder2.csv');
const bladder: RecurrentData = {
  id: b['id']!,
  entry: b['start']!,
  time: b['stop']!,
  event: b['event']!,
  covariates: { rx: b['rx']!, number: b['number']!, size: b['size']! },
};
const d = columns('rhdnase.csv');
const rhdnase: RecurrentData = {
  id: d['id']!,
  entry: d['tstart']!,
  time: d['tstop']!,
  event: d['infect']!,
  covariates: { trt: d['trt']!, fev: d['fev']! },
};

function expectModel(result: { readonly ok: boolean } & Partial<RecurrentFit>, want: Model): void {
  const fit = must(result) as RecurrentFit;
  expectAllNear(
    fit.coefficients.map((c) => c.estimate),
    want.coef,
  );
  expectAllNear(
    fit.coefficients.map((c) => c.standardError),
    want.se,
  );
  expectAllNear(
    fit.modelCovariance.map((row, j) => Math.sqrt(row[j]!)),
    want.naive,
  );
  expectNear(fit.logLikelihoodNull, want.ll[0]);
  expectNear(fit.logLikelihood, want.ll[1]);
  expect(fit.n).toBe(want.n);
}

describe('models of repeated events', () => {
  it('Andersen–Gill', () => {
    expectModel(andersenGill(bladder), expected['ag_bladder']!);
    expectModel(andersenGill(rhdnase), expected['ag_rhdnase']!);
    expectModel(andersenGill(rhdnase, { ties: 'breslow' }), expected['ag_breslow']!);
    expect(must(andersenGill(bladder)).people).toBe(85);
  });

  it('Andersen–Gill without starts, where people are at risk all along', () => {
    const { entry: _, ...rest } = bladder;
    expectModel(andersenGill(rest), expected['ag_bladder']!);
  });

  it('Prentice–Williams–Peterson in total and in gap time', () => {
    expectModel(prenticeWilliamsPeterson(bladder), expected['total_bladder']!);
    expectModel(prenticeWilliamsPeterson(bladder, { clock: 'gap' }), expected['gap_bladder']!);
    expectModel(prenticeWilliamsPeterson(rhdnase), expected['total_rhdnase']!);
    expectModel(
      prenticeWilliamsPeterson(rhdnase, { clock: 'gap', lastStratum: 3 }),
      expected['gap_rhdnase']!,
    );
  });

  it('Wei–Lin–Weissfeld, common and specific effects', () => {
    expectModel(weiLinWeissfeld(bladder), expected['wlw_bladder']!);
    const specific = must(weiLinWeissfeld(bladder, { effects: 'specific' }));
    expectModel(specific, expected['wlw_specific']!);
    expect(specific.names.slice(0, 5)).toEqual(['rx:1', 'rx:2', 'rx:3', 'rx:4', 'number:1']);
    for (const [j, [estimate, error]] of expected.average_wlw.entries()) {
      expectNear(specific.averages[j]!.estimate, estimate);
      expectNear(specific.averages[j]!.standardError, error);
    }
  });

  it('lays out rows, by hand', () => {
    // One person with events at 3 and 7, a change of the covariate at 5, followed to 9.
    const data = {
      id: [1, 1, 1, 1],
      time: [3, 5, 7, 9],
      event: [1, 0, 1, 0],
      covariates: { x: [0, 0, 1, 1] },
    };
    expect([...prenticeRows(data).eventNumber]).toEqual([1, 2, 2, 3]);
    const gap = prenticeRows(data, { clock: 'gap' });
    expect([...gap.entry]).toEqual([0, 0, 2, 0]);
    expect([...(gap.time as Float64Array)]).toEqual([3, 2, 4, 2]);
  });

  it('refuses histories that cannot be', () => {
    const covariates = { x: [0, 1, 1] };
    const event = [1, 1, 0];
    expect(() =>
      andersenGill({ id: [1, 1, 2], entry: [0, 2, 0], time: [3, 5, 4], event, covariates }),
    ).toThrow(/entry, row 1: is before the end of an earlier row/);
    expect(() => andersenGill({ id: [1, 1, 2], time: [3, 3, 4], event, covariates })).toThrow(/two events/);
    expect(() => weiLinWeissfeld({ id: [1, 1, 2], time: [3, 5, 4], event, covariates })).toThrow(
      /covariates\.x, row 1: changes within a person/,
    );
  });
});

describe('mean cumulative count', () => {
  it('with the robust variance', () => {
    const cases = [
      ['mcf_rhdnase', rhdnase],
      ['mcf_bladder', pick(bladder, (row) => b['rx']![row] === 1)],
    ] as const;
    for (const [key, data] of cases) {
      const [curve] = must(meanCumulativeCount(data)).curves;
      const want = expected[key]!;
      expectAllNear(curve!.time, want.time);
      expectAllNear(curve!.atRisk, want.n);
      expectAllNear(curve!.mean, want.mean);
      expectAllNear(curve!.standardError, want.se);
    }
  });

  it('with a terminal event, Ghosh and Lin’s variance', () => {
    const { curves } = must(meanCumulativeCount(bladder1()));
    for (const [g, key] of (['gl_placebo', 'gl_thiotepa'] as const).entries()) {
      const want = expected[key]!;
      const times = want.time.filter((_, i) => want.time.indexOf(want.time[i]!) === i);
      const points = meanCountAt(curves[g]!, times);
      for (const [i, point] of points.entries()) {
        expectNear(point.mean, want.mean[want.time.lastIndexOf(times[i]!)]!);
        expectNear(point.standardError, want.se[want.time.lastIndexOf(times[i]!)]!);
      }
    }
  });

  it('by hand', () => {
    // Three people followed to 4, 6 and 8; events at 1 and 3 (the first), 3 and 5 (the second), none (the third).
    // Mean: 1/3 at 1; two of three at 3: 1; at 5 one of two: 3/2.
    const data = { id: [1, 1, 1, 2, 2, 2, 3], time: [1, 3, 4, 3, 5, 6, 8], event: [1, 1, 0, 1, 1, 0, 0] };
    const [robust] = must(meanCumulativeCount(data)).curves;
    expectAllNear(robust!.mean, [1 / 3, 1, 3 / 2], 1e-14);
    // Each person's part at 5: (1/3)(2) − (1/9 + 2/9) = 1/3; 1/3 − 1/3 + (1/2)(1 − 1/2) = 1/4; −1/3 − 1/4 = −7/12.
    expectNear(robust!.standardError[2]! ** 2, 1 / 9 + 1 / 16 + 49 / 144, 1e-13);
    // Nelson at 5: s² / n: (1/3)/3 at 1, (1/3)/3 at 3, (1/2)/2 at 5; covariances: of 1 and 3 among three people
    // (1 − 2/3)/2 = 1/6, over n = 3; of 1 and 5 among the second and third 0; of 3 and 5 (1 − 1/2) = 1/2, over 3.
    const [nelson] = must(meanCumulativeCount(data, { variance: 'nelson' })).curves;
    expectNear(nelson!.standardError[2]! ** 2, 1 / 9 + 1 / 9 + 1 / 4 + 2 * (1 / 18 + 1 / 6), 1e-13);
    const [poisson] = must(meanCumulativeCount(data, { variance: 'poisson' })).curves;
    expectNear(poisson!.standardError[2]! ** 2, 1 / 9 + 2 / 9 + 1 / 4, 1e-13);
  });

  it('with a death, by hand', () => {
    // Two people: event at 1 and death at 2 (the first); event at 3, follow-up to 4 (the second).
    // S falls to 1/2 at 2, so the mean is 1/2 at 1 and 1/2 + (1/2)(1/1) = 1 at 3.
    const data = { id: [1, 1, 2, 2], time: [1, 2, 3, 4], event: [1, 0, 1, 0], terminal: [0, 1, 0, 0] };
    const [curve] = must(meanCumulativeCount(data)).curves;
    expectAllNear(curve!.time, [1, 2, 3], 0);
    expectAllNear(curve!.mean, [0.5, 0.5, 1], 1e-15);
    // Parts at 3, first: (1 − 1/2)/2 − (1 − 1/2)(1 − 1/2)/2 = 1/8; second: −1/4 + 0 + (1/2)(1/2)/2 = −1/8.
    expectNear(curve!.standardError[2]! ** 2, 2 / 64, 1e-13);
  });

  it('is not computed where it cannot be', () => {
    expect(meanCumulativeCount({ id: [1, 2], time: [3, 4], event: [0, 0] })).toMatchObject({
      ok: false,
      reason: 'no-events',
    });
    expect(() => meanCumulativeCount({ id: [1, 1], time: [3, 4], event: [0, 0], terminal: [1, 0] })).toThrow(
      /terminal, row 0/,
    );
    expect(() =>
      meanCumulativeCount({ id: [1, 2], entry: [0, 1], time: [3, 4], event: [1, 0] }, { variance: 'nelson' }),
    ).toThrow(/variance, row 1/);
  });
});

describe('comparison of mean counts', () => {
  it('by hand', () => {
    // Group 0: events at 2 and 4 of one person, none of the other; group 1: one event at 3 of one of two. All to 5.
    const data = {
      id: [1, 1, 1, 2, 3, 3, 4],
      time: [2, 4, 5, 5, 3, 5, 5],
      event: [1, 1, 0, 0, 1, 0, 0],
      group: [0, 0, 0, 0, 1, 1, 1],
    };
    // Weights 2·2/4 = 1, so the statistic is 1/2 − 1; parts ±(1/2)(1/2)·2 and ±(1/2)(1/2).
    const test = must(meanCountTest(data));
    expectNear(test.statistic, -0.5, 1e-14);
    expectNear(test.standardError ** 2, 2 * 0.25 + 2 / 16, 1e-13);
    expectNear(test.difference.estimate, -0.5, 1e-14);
    expectNear(test.difference.standardError ** 2, 0.625, 1e-13);
  });

  it('has the difference of the curves at the horizon, also with deaths', () => {
    const data = bladder1();
    const { curves } = must(meanCumulativeCount(data));
    const test = must(meanCountTest(data, { horizon: 30 }));
    const [a, c] = curves.map((curve) => meanCountAt(curve, [30])[0]!);
    expectNear(test.difference.estimate, c!.mean - a!.mean, 1e-12);
    expectNear(test.difference.standardError, Math.hypot(a!.standardError, c!.standardError), 1e-12);
  });

  it('is not computed where people of a group do not differ', () => {
    // One person in the second group, and in the first none who differs while that one is there.
    const data = {
      id: [0, 0, 1, 2, 2, 2, 3],
      entry: [2, 3, 0, 1, 2, 4, 2],
      time: [3, 5, 5, 2, 4, 5, 5],
      event: [1, 0, 0, 1, 1, 0, 1],
      group: [0, 0, 1, 0, 0, 0, 0],
    };
    expect(meanCountTest(data)).toMatchObject({ ok: false, reason: 'no-variation' });
  });

  it('needs two groups', () => {
    const data = { id: [1, 2, 3], time: [1, 2, 3], event: [1, 1, 1] };
    expect(meanCountTest({ ...data, group: [1, 1, 1] })).toMatchObject({ ok: false, reason: 'empty-arm' });
    expect(() => meanCountTest({ ...data, group: [1, 2, 3] })).toThrow(/3 values/);
  });
});

function bladder1() {
  const all = columns('bladder1.csv');
  return {
    id: all['id']!,
    entry: all['start']!,
    time: all['stop']!,
    event: all['status']!.map((s) => (s === 1 ? 1 : 0)),
    terminal: all['status']!.map((s) => (s > 1 ? 1 : 0)),
    group: all['treatment']!,
  };
}

function pick(data: RecurrentData, keep: (row: number) => boolean) {
  const rows = Array.from(data.id, (_, row) => row).filter(keep);
  const of = (column: ArrayLike<number>): number[] => rows.map((row) => column[row]!);
  return { id: of(data.id), entry: of(data.entry!), time: of(data.time), event: of(data.event) };
}
