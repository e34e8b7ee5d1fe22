import {
  adjustedRestrictedMean,
  aftRegression,
  andersenGill,
  type ChiSquaredTest,
  type Computed,
  type CoxData,
  coxRegression,
  fineGray,
  firthCox,
  frailtyCox,
  prenticeWilliamsPeterson,
  proportionalityTest,
  pseudoRestrictedMean,
  type Random,
  type RecurrentData,
  timeVaryingCox,
  weiLinWeissfeld,
} from '../../../src/index.ts';
import { arms, between, each, followed } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';
import { causes } from './causes.ts';

const within = (distance: number): Band => ({ within: distance });
const TESTS = ['likelihoodRatio', 'wald', 'score'] as const;
type Tests = Readonly<Record<(typeof TESTS)[number], ChiSquaredTest>>;

/** Three covariates without effect. */
function nothing(random: Random, n: number): CoxData {
  const column = () => each(n, () => random.normal());
  return {
    ...followed(random, n, () => 1, between(0.5, 3)),
    covariates: { a: column(), b: column(), c: column() },
  };
}
const noEffect = (n: number) =>
  `${n} people, three normal covariates without effect, censored evenly from 0.5 to 3`;

/** Events at a rate of 1, three covariates without effect. */
function events(random: Random, people: number): RecurrentData {
  const id: number[] = [];
  const time: number[] = [];
  const event: number[] = [];
  for (let person = 0; person < people; person++) {
    const end = 1 + 2 * random.uniform();
    for (let at = random.exponential(1); at < end; at += 1e-6 + random.exponential(1)) {
      id.push(person);
      time.push(at);
      event.push(1);
    }
    id.push(person);
    time.push(end);
    event.push(0);
  }
  const column = () => {
    const own = each(people, () => random.normal());
    return id.map((person) => own[person]!);
  };
  return { id, time, event, covariates: { a: column(), b: column(), c: column() } };
}

const RECURRENT: Readonly<
  Record<string, { readonly options: string; readonly fit: (data: RecurrentData) => Computed<Tests> }>
> = {
  andersenGill: { options: "errors: 'model'", fit: (data) => andersenGill(data, { errors: 'model' }) },
  prenticeWilliamsPeterson: {
    options: "lastStratum: 3, errors: 'model'",
    fit: (data) => prenticeWilliamsPeterson(data, { lastStratum: 3, errors: 'model' }),
  },
  weiLinWeissfeld: {
    options: "events: 1, errors: 'model'",
    fit: (data) => weiLinWeissfeld(data, { events: 1, errors: 'model' }),
  },
};

const whole: readonly Scenario[] = [
  ...Object.entries(RECURRENT).flatMap(([method, { options, fit }]) =>
    TESTS.map((test) =>
      rejection({
        name: `${method}, ${test}`,
        of: [method],
        call: `${method}({ id, time, event, covariates }, { ${options} }).${test}`,
        truth: '80 people, one event a year, followed 1 to 3 years, three normal covariates without effect',
        band: within(0.02),
        repetitions: 1000,
        run: (random) => rejects(fit(events(random, 80)), (found) => found[test].p),
      }),
    ),
  ),
  ...TESTS.map((test) =>
    rejection({
      name: `Cox, effect that may change, ${test}`,
      of: ['timeVaryingCox'],
      call: `timeVaryingCox({ time, event, covariates, effects: { later: (row, time) => a[row] * time } }).${test}`,
      truth: noEffect(80),
      band: within(0.02),
      repetitions: 1000,
      run: (random) => {
        const data = nothing(random, 80);
        const later = (row: number, time: number) => data.covariates['a']![row]! * time;
        return rejects(timeVaryingCox({ ...data, effects: { later } }), (found) => found[test].p);
      },
    }),
  ),
  ...(['likelihoodRatio', 'wald'] as const).map((test) =>
    rejection({
      name: `Cox, Firth, ${test}`,
      of: ['firthCox'],
      call: `firthCox({ time, event, covariates }).${test}`,
      truth: noEffect(60),
      band: within(0.02),
      repetitions: 300,
      run: (random) => rejects(firthCox(nothing(random, 60)), (found) => found[test].p),
    }),
  ),
  rejection({
    name: 'accelerated failure time, likelihoodRatio',
    of: ['aftRegression'],
    call: 'aftRegression({ time, event, covariates }).likelihoodRatio',
    truth: noEffect(80),
    band: within(0.02),
    repetitions: 3000,
    run: (random) => rejects(aftRegression(nothing(random, 80)), (found) => found.likelihoodRatio?.p),
  }),
  rejection({
    name: 'Fine–Gray, wald',
    of: ['fineGray'],
    call: 'fineGray({ time, cause, covariates }).wald',
    truth: '200 people, two causes, two normal covariates without effect',
    band: within(0.02),
    repetitions: 1000,
    run: (random) => {
      const { time, cause } = causes(random, 200, 1);
      const covariates = { a: each(200, () => random.normal()), b: each(200, () => random.normal()) };
      return rejects(fineGray({ time, cause, covariates }), ({ wald }) => wald.p);
    },
  }),
  rejection({
    name: 'proportional hazards, a term',
    of: ['proportionalityTest'],
    call: 'proportionalityTest(data, coxRegression(data)).terms[0]',
    truth:
      '100 people in two arms, hazard ratio 0.6, a normal covariate with 1.65, censored evenly from 0.5 to 3',
    band: within(0.02),
    repetitions: 3000,
    run: (random) => {
      const arm = arms(100);
      const z = each(100, () => random.normal());
      const hazard = (row: number) => 0.6 ** arm[row]! * Math.exp(0.5 * z[row]!);
      const data = { ...followed(random, 100, hazard, between(0.5, 3)), covariates: { arm, z } };
      const fit = coxRegression(data);
      return fit.ok ? rejects(proportionalityTest(data, fit), ({ terms }) => terms[0]!.p) : undefined;
    },
  }),
  rejection({
    name: 'Cox, shared frailty, test of the frailty',
    of: ['frailtyCox'],
    call: 'frailtyCox({ time, event, covariates, cluster }).frailtyTest',
    truth: '50 clusters of 4 of one arm each, no frailty, hazard ratio 0.6',
    band: 'conservative',
    repetitions: 300,
    run: (random) => {
      const cluster = each(200, (row) => row >> 2);
      const arm = cluster.map((code) => code % 2);
      const data = followed(random, 200, (row) => 0.6 ** arm[row]!, between(0.5, 3));
      return rejects(
        frailtyCox({ ...data, covariates: { arm }, cluster }),
        ({ frailtyTest }) => frailtyTest?.p ?? 1,
      );
    },
  }),
];

const lost = (hazard: number) => 1.5 - (1 - Math.exp(-1.5 * hazard)) / hazard;
const losses: readonly Scenario[] = (['adjustedRestrictedMean', 'pseudoRestrictedMean'] as const).map(
  (method) =>
    coverage({
      name: `restricted mean, ${method}, lossRatio`,
      of: [method],
      call: `${method}({ time, event, group, covariates }, { tau: 1.5 }).lossRatio`,
      truth:
        'two arms of 60, hazards 1 and 0.6, censored evenly from 1 to 3; mean time to 1.5 that is lost; one covariate without effect',
      band: within(0.02),
      repetitions: 3000,
      run: (random) => {
        const group = arms(120);
        const data = {
          ...followed(random, 120, (row) => (group[row] === 1 ? 0.6 : 1), between(1, 3)),
          group,
          covariates: { z: each(120, () => random.normal()) },
        };
        return covers(
          method === 'adjustedRestrictedMean'
            ? adjustedRestrictedMean(data, { tau: 1.5 })
            : pseudoRestrictedMean(data, { tau: 1.5 }),
          Math.log(lost(0.6) / lost(1)),
          ({ lossRatio }) => (lossRatio.ok ? lossRatio.coefficients[1] : undefined),
        );
      },
    }),
);

export const modelResults: readonly Scenario[] = [...whole, ...losses];
