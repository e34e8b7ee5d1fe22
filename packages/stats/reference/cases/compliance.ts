import {
  type Bounds,
  type ComplianceData,
  type Computed,
  complianceBounds,
  complierEffect,
  type ErrorKind,
  fisherExact,
  type LinearCoefficient,
  logRank,
  powerOfRestrictedMean,
  type Random,
  type SimulatedPower,
  simulatedPower,
  stream,
} from '../../src/index.ts';
import { type Cases, type Compute, data, must, pick } from '../corpus.ts';

const possible = (found: Computed<Bounds>) =>
  found.ok ? { possible: 1, lower: found.lower, upper: found.upper } : { possible: 0 };

/** A row for each count, with it as weight: outcome 0 and 1 without treatment, then with it; not assigned, then assigned. */
const bounds: Compute = ({ counts }) => {
  const cells = [0, 1, 2, 3, 4, 5, 6, 7];
  const found = must(
    complianceBounds({
      y: cells.map((cell) => cell & 1),
      received: cells.map((cell) => (cell >> 1) & 1),
      assigned: cells.map((cell) => cell >> 2),
      weight: counts as readonly number[],
    }),
  );
  return {
    counts,
    average: possible(found.average),
    averageMonotone: possible(found.averageMonotone),
    compliers: possible(found.compliers),
  };
};

const trial = data('resamples');
const invented: ComplianceData = {
  y: trial['y']!,
  assigned: trial['assigned']!,
  received: trial['received']!,
};
const cars = data('mtcars');
const gears: ComplianceData = {
  y: cars['mpg']!,
  assigned: cars['gear']!.map((gear) => (gear > 3 ? 1 : 0)),
  received: cars['am']!,
  covariates: pick(cars, 'wt'),
};

const told = ({ estimate, standardError, df, p, lower, upper }: LinearCoefficient) => ({
  estimate,
  standardError,
  df,
  p,
  lower,
  upper,
});
const complier =
  (people: ComplianceData, errors?: ErrorKind): Compute =>
  () => {
    const { intentionToTreat, uptake, effect, andersonRubin, shares, complierMeans } = must(
      complierEffect(people, errors ? { errors } : {}),
    );
    const { set, test } = andersonRubin;
    return {
      intentionToTreat: told(intentionToTreat),
      uptake: told(uptake),
      effect: told(must(effect)),
      shares,
      complierMeans,
      andersonRubin: { f: test.f, p: test.p, ...(set.kind === 'interval' ? set : {}) },
    };
  };
const withX = { ...invented, covariates: pick(trial, 'x') };
const SANDWICHES = ['classical', 'HC0', 'HC1', 'HC2', 'HC3'] as const;

const random = stream('simulated trials');
/** Trials one by one and all together. */
const power =
  (of: (options: { random: Random; trials: number; first: number }) => SimulatedPower): Compute =>
  ({ each }) => {
    const trials = (each as readonly number[]).length;
    const { rejected, estimate, lower, upper } = of({ random, trials, first: 0 });
    const one = (first: number) => of({ random, trials: 1, first }).rejected;
    return { each: Array.from({ length: trials }, (_, i) => one(i)), rejected, estimate, lower, upper };
  };

const HAZARDS = [
  [1.2, 1.2],
  [0.8, 0.3],
] as const;
const CUT = 0.5;
const plan = {
  n: 20,
  first: HAZARDS[0][0],
  second: { cuts: [CUT], hazard: HAZARDS[1] },
  tau: 2,
  followUp: 2,
  accrual: 1,
  loss: 0.1,
};

/** The same trial by the log-rank test: each person draws the own time, that of the loss, and the day of enrolment. */
function logRankTrial(source: Random): boolean | undefined {
  const people = Array.from({ length: 50 }, (_, person) => {
    const group = person < 20 ? 0 : 1;
    const [early, late] = HAZARDS[group];
    const drawn = source.exponential(1);
    const own = drawn <= early * CUT ? drawn / early : CUT + (drawn - early * CUT) / late;
    const lost = source.exponential(plan.loss);
    const end = Math.min(plan.followUp + plan.accrual * source.uniform(), lost);
    return { time: Math.min(own, end), event: own <= end ? 1 : 0, group };
  });
  const test = logRank({
    time: people.map(({ time }) => time),
    event: people.map(({ event }) => event),
    group: people.map(({ group }) => group),
  });
  return test.ok ? test.p < 0.05 : undefined;
}

function fisherTrial(source: Random): boolean {
  const arm = (risk: number) => ({
    events: Array.from({ length: 30 }, () => source.uniform()).filter((u) => u < risk).length,
    n: 30,
  });
  const treated = arm(0.6);
  return fisherExact({ treated, control: arm(0.3) }).p < 0.05;
}

export const cases: Cases = {
  'bounds-cholestyramine': bounds,
  'bounds-vitamin-a': bounds,
  'bounds-always-takers': bounds,
  'bounds-defiers': bounds,
  'bounds-contradicted': bounds,
  'bounds-monotone-contradicted': bounds,
  'bounds-random-1': bounds,
  'bounds-random-2': bounds,
  'bounds-random-3': bounds,
  'bounds-random-4': bounds,
  'bounds-random-5': bounds,
  'bounds-random-6': bounds,
  'complier-plain': complier(invented),
  'complier-cluster-CR2': complier({ ...withX, cluster: trial['x']!.map((_, row) => row % 15) }, 'CR2'),
  'complier-ratio': () => {
    const { estimate, standardError } = must(must(complierEffect(invented)).effect);
    return { estimate, standardError };
  },
  'power-restricted-mean-trials': power((options) => powerOfRestrictedMean(plan, { ...options, ratio: 1.5 })),
  'power-log-rank-trials': power((options) => simulatedPower(logRankTrial, options)),
  'power-fisher-trials': power((options) => simulatedPower(fisherTrial, options)),
  ...Object.fromEntries(
    SANDWICHES.flatMap((errors) => [
      [`complier-covariate-${errors}`, complier(withX, errors)],
      [`complier-cars-${errors}`, complier(gears, errors)],
    ]),
  ),
};
