import {
  aftQuantiles,
  aftRegression,
  aftSurvival,
  type CoxData,
  coxRegression,
  coxSurvival,
  exactCox,
  firthCox,
  frailtyCox,
  proportionalityTest,
  type Random,
  timeVaryingCox,
  weibullHazardRatios,
} from '../../../src/index.ts';
import { arms, between, each, followed, gammaOfMeanOne } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

/** Two covariates, an arm with the given log hazard ratio and a normal one with 0.5. */
function model(random: Random, n: number, effect: number) {
  const arm = arms(n);
  const z = each(n, () => random.normal());
  const data = followed(random, n, (row) => Math.exp(effect * arm[row]! + 0.5 * z[row]!), between(0.5, 3));
  return { ...data, covariates: { arm, z } };
}

const rounded = (time: Float64Array, unit: number) => time.map((t) => Math.ceil(t / unit) * unit);
const people = 'hazard ratio of the arm 0.6, of a normal covariate 1.65, censored evenly from 0.5 to 3';
const first = <T>({ coefficients }: { readonly coefficients: readonly T[] }): T | undefined =>
  coefficients[0];

const cox: readonly Scenario[] = [
  coverage({
    name: 'Cox',
    of: ['coxRegression'],
    call: 'coxRegression({ time, event, covariates })',
    truth: `120 people, ${people}`,
    band: within(0.01),
    repetitions: 20_000,
    run: (random) => covers(coxRegression(model(random, 120, Math.log(0.6))), 0.6, first),
  }),
  ...(['efron', 'breslow'] as const).map((ties) =>
    coverage({
      name: `Cox, tied times, ${ties}`,
      of: ['coxRegression'],
      call: `coxRegression({ time, event, covariates }, { ties: '${ties}' })`,
      truth: `the same with times rounded up to twentieths`,
      band: within(0.01),
      repetitions: 20_000,
      run: (random) => {
        const data = model(random, 120, Math.log(0.6));
        return covers(coxRegression({ ...data, time: rounded(data.time, 0.05) }, { ties }), 0.6, first);
      },
    }),
  ),
  ...(['likelihoodRatio', 'wald', 'score'] as const).map((test) =>
    rejection({
      name: `Cox, ${test}`,
      of: ['coxRegression'],
      call: `coxRegression({ time, event, covariates }).${test}`,
      truth: '60 people, three normal covariates without effect, censored evenly from 0.5 to 3',
      band: within(0.02),
      repetitions: 20_000,
      run: (random) => {
        const column = () => each(60, () => random.normal());
        const covariates = { a: column(), b: column(), c: column() };
        const data = followed(random, 60, () => 1, between(0.5, 3));
        return rejects(coxRegression({ ...data, covariates }), (fit) => fit[test].p);
      },
    }),
  ),
  coverage({
    name: 'Cox, robust',
    of: ['coxRegression'],
    call: "coxRegression({ time, event, covariates }, { errors: 'robust' })",
    truth: `120 people, ${people}`,
    band: within(0.015),
    repetitions: 20_000,
    run: (random) =>
      covers(coxRegression(model(random, 120, Math.log(0.6)), { errors: 'robust' }), 0.6, first),
  }),
  coverage({
    name: 'Cox, clusters',
    of: ['coxRegression'],
    call: 'coxRegression({ time, event, covariates, cluster })',
    truth: '60 clusters of 4 of one arm each, gamma frailty with variance 0.5, no effect: hazard ratio 1',
    band: within(0.02),
    repetitions: 5000,
    run: (random) => covers(coxRegression(clustered(random, 60, 4, 0)), 1, first),
  }),
  coverage({
    name: 'Cox, start–stop and strata',
    of: ['coxRegression'],
    call: 'coxRegression({ entry, time, event, covariates, stratum })',
    truth: '150 people with late entry up to 0.4 in three strata with hazards 0.5 to 1.5, hazard ratio 0.6',
    band: within(0.01),
    repetitions: 10_000,
    run: (random) => {
      const n = 150;
      const stratum = each(n, (row) => row % 3);
      const arm = each(n, () => random.integer(2));
      const entry = each(n, () => 0.4 * random.uniform());
      const hazard = (row: number) => 0.5 * (1 + stratum[row]!) * 0.6 ** arm[row]!;
      const rest = followed(random, n, hazard, between(0.5, 3));
      const time = rest.time.map((t, row) => entry[row]! + t);
      return covers(
        coxRegression({ entry, time, event: rest.event, covariates: { arm }, stratum }),
        0.6,
        first,
      );
    },
  }),
  coverage({
    name: 'Cox, exact ties',
    of: ['exactCox'],
    call: 'exactCox({ time, event, covariates })',
    truth: '80 people in five periods, odds of the event in a period 0.5 times those of the other arm',
    band: within(0.015),
    repetitions: 10_000,
    run: (random) => {
      const arm = arms(80);
      const time = new Float64Array(80).fill(5);
      const event = new Float64Array(80);
      for (let row = 0; row < 80; row++) {
        const odds = 0.3 * 0.5 ** arm[row]!;
        for (let period = 1; period <= 5 && event[row] === 0; period++) {
          if (random.uniform() < odds / (1 + odds)) {
            event[row] = 1;
            time[row] = period;
          }
        }
      }
      return covers(exactCox({ time, event, covariates: { arm } }), 0.5, first);
    },
  }),
  coverage({
    name: 'Cox, Firth',
    of: ['firthCox'],
    call: 'firthCox({ time, event, covariates })',
    truth: '30 people, hazard ratio 3, most censored early: about nine events',
    band: within(0.02),
    repetitions: 3000,
    mayLack: 0.001,
    run: (random) => {
      const arm = arms(30);
      const data = followed(random, 30, (row) => 0.2 * 3 ** arm[row]!, between(0.5, 1.5));
      return covers(firthCox({ ...data, covariates: { arm } }), 3, first);
    },
  }),
  coverage({
    name: 'Cox, effect that changes',
    of: ['timeVaryingCox'],
    call: 'timeVaryingCox({ time, event, covariates, effects: { later: (row, time) => (time > 0.5 ? arm[row] : 0) } })',
    truth: '150 people, hazard ratio 0.5 before time 0.5 and 1.5 times that after',
    band: within(0.015),
    repetitions: 3000,
    run: (random) => {
      const arm = arms(150);
      const data: CoxData = { ...changing(random, arm), covariates: { arm } };
      const later = (row: number, time: number) => (time > 0.5 ? arm[row]! : 0);
      return covers(
        timeVaryingCox({ ...data, effects: { later } }),
        1.5,
        ({ coefficients }) => coefficients[1],
      );
    },
  }),
  ...(['km', 'log', 'rank', 'identity'] as const).map((scale) =>
    rejection({
      name: `proportional hazards, ${scale}`,
      of: ['proportionalityTest'],
      call: `proportionalityTest(data, coxRegression(data), { scale: '${scale}' }).global`,
      truth: `100 people, ${people}`,
      band: within(0.02),
      repetitions: 5000,
      run: (random) => {
        const data = model(random, 100, Math.log(0.6));
        const fit = coxRegression(data);
        return fit.ok
          ? rejects(proportionalityTest(data, fit, { scale }), ({ global }) => global.p)
          : undefined;
      },
    }),
  ),
  coverage({
    name: 'Cox, survival of a person',
    of: ['coxSurvival'],
    call: 'coxSurvival(data, coxRegression(data), { at: { arm: 1, z: 0 } })',
    truth: `150 people, ${people}; survival at 1`,
    band: within(0.02),
    repetitions: 5000,
    run: (random) => {
      const data = model(random, 150, Math.log(0.6));
      const fit = coxRegression(data);
      if (!fit.ok) return undefined;
      return covers(coxSurvival(data, fit, { at: { arm: 1, z: 0 } }), Math.exp(-0.6), ({ curves }) => {
        const [curve] = curves;
        const at = curve!.time.findLastIndex((t) => t <= 1);
        return { lower: curve!.lower[at]!, upper: curve!.upper[at]! };
      });
    },
  }),
];

/** Rows of clusters of one arm each, the hazard of all in a cluster multiplied by its frailty of variance 0.5. */
function clustered(random: Random, clusters: number, size: number, effect: number) {
  const n = clusters * size;
  const cluster = each(n, (row) => Math.floor(row / size));
  const frailty = each(clusters, () => gammaOfMeanOne(random, 2));
  const arm = cluster.map((code) => code % 2);
  const hazard = (row: number) => frailty[cluster[row]!]! * Math.exp(effect * arm[row]!);
  return { ...followed(random, n, hazard, between(0.5, 3)), covariates: { arm }, cluster };
}

/** Hazard 1 without the arm; with it 0.5 until time 0.5, then 0.75. */
function changing(random: Random, arm: Float64Array) {
  const time = new Float64Array(arm.length);
  const event = new Float64Array(arm.length);
  for (const [row, treated] of arm.entries()) {
    const drawn = random.exponential(1);
    const early = drawn / 0.5;
    const own = treated === 0 ? drawn : early <= 0.5 ? early : 0.5 + (drawn - 0.25) / 0.75;
    const end = 0.5 + 2.5 * random.uniform();
    time[row] = Math.min(own, end);
    event[row] = own <= end ? 1 : 0;
  }
  return { time, event };
}

const frailties: readonly Scenario[] = [
  coverage({
    name: 'Cox, shared frailty',
    of: ['frailtyCox'],
    call: 'frailtyCox({ time, event, covariates, cluster })',
    truth:
      '60 clusters of 4 of one arm each, gamma frailty with variance 0.5, hazard ratio 0.6 given the frailty',
    band: within(0.02),
    repetitions: 600,
    run: (random) => covers(frailtyCox(clustered(random, 60, 4, Math.log(0.6))), 0.6, first),
  }),
  coverage({
    name: 'Cox, variance of the frailty',
    of: ['frailtyCox'],
    call: 'frailtyCox({ time, event, covariates, cluster }).variance',
    truth: 'the same; variance 0.5',
    band: within(0.03),
    repetitions: 600,
    run: (random) => covers(frailtyCox(clustered(random, 60, 4, Math.log(0.6))), 0.5, (fit) => fit.variance),
  }),
];

const drawError = {
  weibull: (random: Random) => Math.log(random.exponential(1)),
  'log-normal': (random: Random) => random.normal(),
  'log-logistic': (random: Random) => {
    const u = random.uniform();
    return Math.log(u / (1 - u));
  },
  exponential: (random: Random) => Math.log(random.exponential(1)),
};

/** Log time 0.5 arm + scale · error, censored between 1 and 6. */
function accelerated(random: Random, distribution: keyof typeof drawError) {
  const arm = arms(150);
  const scale = distribution === 'exponential' ? 1 : 0.7;
  const time = new Float64Array(150);
  const event = new Float64Array(150);
  for (const [row, treated] of arm.entries()) {
    const own = Math.exp(0.5 * treated + scale * drawError[distribution](random));
    const end = 1 + 5 * random.uniform();
    time[row] = Math.min(own, end);
    event[row] = own <= end ? 1 : 0;
  }
  return { time, event, covariates: { arm } };
}

const parametric: readonly Scenario[] = [
  ...(['weibull', 'exponential', 'log-normal', 'log-logistic'] as const).map((distribution) =>
    coverage({
      name: `accelerated failure time, ${distribution}`,
      of: ['aftRegression'],
      call: `aftRegression({ time, event, covariates }, { distribution: '${distribution}' })`,
      truth: '150 people, time ratio of the arm 1.65, censored evenly from 1 to 6',
      band: within(0.015),
      repetitions: 5000,
      run: (random) =>
        covers(aftRegression(accelerated(random, distribution), { distribution }), Math.exp(0.5), (fit) =>
          fit.coefficients.find(({ name }) => name === 'arm'),
        ),
    }),
  ),
  coverage({
    name: 'accelerated failure time, scale',
    of: ['aftRegression'],
    call: 'aftRegression({ time, event, covariates }).scales[0]',
    truth: 'the same, Weibull; scale 0.7',
    band: within(0.015),
    repetitions: 5000,
    run: (random) =>
      covers(aftRegression(accelerated(random, 'weibull')), 0.7, ({ scales }) => {
        const { scale: _, ...limits } = scales[0]!;
        return limits;
      }),
  }),
  coverage({
    name: 'accelerated failure time, median',
    of: ['aftQuantiles'],
    call: 'aftQuantiles(aftRegression(data), { p: [0.5], at: { arm: 1 } })',
    truth: 'the same',
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const fit = aftRegression(accelerated(random, 'weibull'));
      if (!fit.ok) return undefined;
      return holds(aftQuantiles(fit, { p: [0.5], at: { arm: 1 } })[0]!, Math.exp(0.5) * Math.LN2 ** 0.7);
    },
  }),
  coverage({
    name: 'accelerated failure time, survival',
    of: ['aftSurvival'],
    call: 'aftSurvival(aftRegression(data), { times: [1], at: { arm: 1 } })',
    truth: 'the same',
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const fit = aftRegression(accelerated(random, 'weibull'));
      if (!fit.ok) return undefined;
      return holds(aftSurvival(fit, { times: [1], at: { arm: 1 } })[0]!, Math.exp(-Math.exp(-0.5 / 0.7)));
    },
  }),
  coverage({
    name: 'accelerated failure time, hazard ratio',
    of: ['weibullHazardRatios'],
    call: 'weibullHazardRatios(aftRegression(data))',
    truth: 'the same',
    band: within(0.015),
    repetitions: 5000,
    run: (random) => {
      const fit = aftRegression(accelerated(random, 'weibull'));
      if (!fit.ok) return undefined;
      const ratio = weibullHazardRatios(fit).find(({ name }) => name === 'arm');
      return ratio && holds(ratio, Math.exp(-0.5 / 0.7));
    },
  }),
];

export const hazards: readonly Scenario[] = [...cox, ...frailties, ...parametric];
