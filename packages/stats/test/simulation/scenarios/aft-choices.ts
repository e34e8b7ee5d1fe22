import {
  type AftFit,
  type AftOptions,
  aftQuantiles,
  aftRegression,
  aftSurvival,
  type Random,
} from '../../../src/index.ts';
import { arms, between, each } from '../draws.ts';
import { type Band, coverage, covers, holds, type Scenario, written } from '../scenario.ts';
import { twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });

const FURTHER = {
  entry: 'who come late, up to 0.4 after the origin',
  offset: 'with a normal offset of standard deviation 0.5',
  stratum: 'with scales 0.5 and 1 in two strata',
  weight: 'with weights 0.5 and 1.5 at random',
  cluster: 'each of whom stands twice in the rows, as a cluster',
} as const;
type Further = keyof typeof FURTHER;

/** Weibull times: log time 0.5 arm + 0.7 log exponential, censored evenly from 1 to 6. */
function rows(random: Random, further?: Further) {
  const n = 150;
  const arm = arms(n);
  const stratum = each(n, (row) => (row >> 1) & 1);
  const offset = each(n, () => 0.5 * random.normal());
  const entry = each(n, () => (further === 'entry' ? 0.4 * random.uniform() : 0));
  const [time, event] = [new Float64Array(n), new Float64Array(n)];
  for (let row = 0; row < n; row++) {
    const scale = further === 'stratum' ? 0.5 + 0.5 * stratum[row]! : 0.7;
    const draw = () =>
      Math.exp(
        0.5 * arm[row]! + (further === 'offset' ? offset[row]! : 0) + scale * Math.log(random.exponential(1)),
      );
    let own = draw();
    while (own <= entry[row]!) own = draw();
    const end = between(1, 6)(random);
    time[row] = Math.min(own, end);
    event[row] = own <= end ? 1 : 0;
  }
  if (further === 'cluster') {
    const cluster = twice(each(n, (row) => row));
    return { time: twice(time), event: twice(event), covariates: { arm: twice(arm) }, cluster };
  }
  return {
    time,
    event,
    covariates: { arm },
    ...(further === 'entry' && { entry }),
    ...(further === 'stratum' && { stratum }),
    ...(further === 'offset' && { offset }),
    ...(further === 'weight' && { weight: each(n, () => 0.5 + random.integer(2)) }),
  };
}

/** Times known to lie in a half, from the one before. */
function visited(random: Random) {
  const { covariates, time, event } = rows(random);
  return {
    covariates,
    time: time.map((t, row) => (event[row] === 1 ? Math.floor(2 * t) / 2 : t)),
    upper: time.map((t, row) => (event[row] === 1 ? Math.floor(2 * t) / 2 + 0.5 : Infinity)),
  };
}

const people =
  '150 people, Weibull times with scale 0.7, time ratio of the arm 1.65, censored evenly from 1 to 6';
const ofArm = ({ coefficients }: AftFit) => coefficients.find(({ name }) => name === 'arm');

const models: readonly Scenario[] = [
  ...(['entry', 'offset', 'stratum', 'cluster'] as const).map((further) =>
    coverage({
      name: `accelerated failure time, ${further}`,
      of: ['aftRegression'],
      call: `aftRegression({ time, event, covariates, ${further} })`,
      truth: `${people}, ${FURTHER[further]}`,
      band: within(0.015),
      repetitions: 3000,
      run: (random) => covers(aftRegression(rows(random, further)), Math.exp(0.5), ofArm),
    }),
  ),
  ...(
    [
      ['weights, robust errors', 'weight', { errors: 'robust' }],
      ['model errors', undefined, { errors: 'model' }],
      ['known scale', undefined, { scale: 0.7 }],
    ] as const satisfies readonly (readonly [string, Further | undefined, AftOptions])[]
  ).map(([name, further, options]) =>
    coverage({
      name: `accelerated failure time, ${name}`,
      of: ['aftRegression'],
      call: `aftRegression({ time, event, covariates${further ? ', weight' : ''} }, ${written(options)})`,
      truth: further ? `${people}, ${FURTHER[further]}` : people,
      band: within(0.015),
      repetitions: 3000,
      run: (random) => covers(aftRegression(rows(random, further), options), Math.exp(0.5), ofArm),
    }),
  ),
  coverage({
    name: 'accelerated failure time, times between visits',
    of: ['aftRegression'],
    call: 'aftRegression({ time, upper, covariates })',
    truth: `${people}, seen every half`,
    band: within(0.015),
    repetitions: 2000,
    run: (random) => covers(aftRegression(visited(random)), Math.exp(0.5), ofArm),
  }),
];

const predictions: readonly Scenario[] = (['offset', 'stratum'] as const).flatMap((further) => {
  const person = { at: { arm: 1 }, ...(further === 'offset' ? { offset: 0.3 } : { stratum: 1 }) };
  const truth = `${people}, ${FURTHER[further]}; a person with ${further} ${further === 'offset' ? 0.3 : 1}`;
  const [location, scale] = further === 'offset' ? [0.8, 0.7] : [0.5, 1];
  const of = further === 'offset' ? 'offset: 0.3' : 'stratum: 1';
  return [
    coverage({
      name: `accelerated failure time, median, ${further}`,
      of: ['aftQuantiles'],
      call: `aftQuantiles(aftRegression(data), { p: [0.5], at: { arm: 1 }, ${of} })`,
      truth,
      band: within(0.015),
      repetitions: 3000,
      run: (random) => {
        const fit = aftRegression(rows(random, further));
        if (!fit.ok) return undefined;
        return holds(aftQuantiles(fit, { p: [0.5], ...person })[0]!, Math.exp(location) * Math.LN2 ** scale);
      },
    }),
    coverage({
      name: `accelerated failure time, survival, ${further}`,
      of: ['aftSurvival'],
      call: `aftSurvival(aftRegression(data), { times: [1], at: { arm: 1 }, ${of} })`,
      truth,
      band: within(0.015),
      repetitions: 3000,
      run: (random) => {
        const fit = aftRegression(rows(random, further));
        if (!fit.ok) return undefined;
        return holds(aftSurvival(fit, { times: [1], ...person })[0]!, Math.exp(-Math.exp(-location / scale)));
      },
    }),
  ];
});

export const aftChoices: readonly Scenario[] = [...models, ...predictions];
