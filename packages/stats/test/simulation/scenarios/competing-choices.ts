import { cumulativeIncidence, fineGray, grayTest, type Random } from '../../../src/index.ts';
import { each } from '../draws.ts';
import {
  type Band,
  coverage,
  covers,
  holds,
  rejection,
  rejects,
  type Scenario,
  written,
} from '../scenario.ts';
import { causes } from './causes.ts';
import { FURTHER, twice } from './columns.ts';

const within = (distance: number): Band => ({ within: distance });

const competing: readonly Scenario[] = [
  ...(['log', 'log-log', 'plain'] as const).map((interval) =>
    coverage({
      name: `cumulative incidence, ${interval}`,
      of: ['cumulativeIncidence'],
      call: `cumulativeIncidence({ time, cause }, { interval: '${interval}' }).curves[0].causes[0]`,
      truth: '100 people, two causes, half of all in the end by the first; its probability by time 1',
      band: within(0.025),
      repetitions: 3000,
      run: (random) => {
        const { time, cause } = causes(random, 100, 1);
        return holdsIncidence(cumulativeIncidence({ time, cause }, { interval }).curves[0]!);
      },
    }),
  ),
  ...(['entry', 'weight', 'group'] as const).map((further) =>
    coverage({
      name: `cumulative incidence, ${further}`,
      of: ['cumulativeIncidence'],
      call: `cumulativeIncidence({ time, cause, ${further} }).curves[0].causes[0]`,
      truth: `160 people, two causes, ${further === 'group' ? 'in two arms' : further === 'entry' ? 'half of whom come at up to 0.4, if without an event' : FURTHER.weight}; probability of the first by time 1`,
      band: within(0.025),
      repetitions: 3000,
      run: (random) => {
        const { time, cause, group } = causes(random, 160, 1);
        const weight = each(160, () => 0.5 + random.integer(2));
        const entry = each(160, (row) => (row % 2 === 0 ? 0 : 0.4 * random.uniform()));
        const kept = [...time.keys()].filter((row) => further !== 'entry' || time[row]! > entry[row]!);
        const pick = (column: Float64Array) => Float64Array.from(kept, (row) => column[row]!);
        const { curves: found } = cumulativeIncidence({
          time: pick(time),
          cause: pick(cause),
          ...(further === 'entry' && { entry: pick(entry) }),
          ...(further === 'weight' && { weight }),
          ...(further === 'group' && { group }),
        });
        return holdsIncidence(found[0]!);
      },
    }),
  ),
  ...(
    [
      ['second cause', 'cause: 2', {}, { cause: 2 }],
      ['rho 1', 'rho: 1', {}, { rho: 1 }],
      ['stratum', '', { stratum: each(100, (row) => (row >> 1) & 1) }, {}],
    ] as const
  ).map(([name, option, columns, options]) =>
    rejection({
      name: `Gray, ${name}`,
      of: ['grayTest'],
      call: `grayTest({ time, cause, group${option === '' ? ', stratum' : ''} }${option === '' ? '' : `, { ${option} }`})`,
      truth: 'two arms of 50, two causes, the same in both',
      band: within(0.015),
      repetitions: 5000,
      run: (random) => rejects(grayTest({ ...causes(random, 100, 1), ...columns }, options), ({ p }) => p),
    }),
  ),
];

function holdsIncidence(curve: ReturnType<typeof cumulativeIncidence>['curves'][number]): boolean {
  const { lower, upper } = curve.causes[0]!;
  const at = curve.time.findLastIndex((t) => t <= 1);
  return holds({ lower: lower[at]!, upper: upper[at]! }, 0.5 * (1 - Math.exp(-1)));
}

const ALSO = {
  entry: 'half of whom come at up to 0.3, if without an event',
  weight: FURTHER.weight,
  stratum: 'in two strata at different speed',
  censoringGroup: 'one arm followed for half as long',
  cluster: FURTHER.cluster,
  'second cause': 'of the cause with code 2',
} as const;

const subdistribution: readonly Scenario[] = [
  ...(
    [
      ['efron', { ties: 'efron' }],
      ['breslow', { ties: 'breslow' }],
      ['censorings after events', { censoringTies: 'after' }],
      ['censorings with events', { censoringTies: 'together' }],
      ['model errors', { errors: 'model' }],
    ] as const
  ).map(([name, options]) =>
    coverage({
      name: `Fine–Gray, ${name}`,
      of: ['fineGray'],
      call: `fineGray({ time, cause, covariates }, ${written(options)})`,
      truth: `two arms of 100, two causes, subdistribution hazard ratio 0.7${'errors' in options ? '' : ', times rounded up to hundredths'}`,
      band: within(0.02),
      repetitions: 2000,
      run: (random) => {
        const { time, cause, group } = causes(random, 200, 0.7);
        const rounded = 'errors' in options ? time : time.map((t) => Math.ceil(100 * t) / 100);
        return covers(
          fineGray({ time: rounded, cause, covariates: { group } }, options),
          0.7,
          ({ coefficients }) => coefficients[0],
        );
      },
    }),
  ),
  ...(['entry', 'weight', 'stratum', 'censoringGroup', 'cluster', 'second cause'] as const).flatMap(
    (further) =>
      (further === 'weight' ? ([false, true] as const) : ([undefined] as const)).map((censoringWeights) =>
        coverage({
          name: `Fine–Gray, ${further}${censoringWeights === undefined ? '' : `, censoring by ${censoringWeights ? 'weight' : 'row'}`}`,
          of: ['fineGray'],
          call: `fineGray({ time, cause, covariates${further === 'second cause' ? '' : `, ${further}`} }${further === 'second cause' ? ', { cause: 2 }' : censoringWeights === undefined ? '' : `, { censoringWeights: ${censoringWeights} }`})`,
          truth: `two arms of 100, two causes, subdistribution hazard ratio 0.7, ${ALSO[further]}`,
          band: within(0.02),
          repetitions: 2000,
          run: (random) => {
            const found = fineGray(subdistributed(random, further), {
              ...(further === 'second cause' && { cause: 2 }),
              ...(censoringWeights !== undefined && { censoringWeights }),
            });
            return covers(found, 0.7, ({ coefficients }) => coefficients[0]);
          },
        }),
      ),
  ),
];

function subdistributed(random: Random, further: keyof typeof ALSO) {
  const { time, cause, group } = causes(random, 200, 0.7);
  const covariates = { group };
  if (further === 'second cause') return { time, cause: cause.map((c) => (c === 0 ? 0 : 3 - c)), covariates };
  if (further === 'weight')
    return { time, cause, covariates, weight: each(200, () => 0.5 + random.integer(2)) };
  if (further === 'stratum') {
    const stratum = each(200, (row) => (row >> 1) & 1);
    return { time: time.map((t, row) => t * (1 + stratum[row]!)), cause, covariates, stratum };
  }
  if (further === 'censoringGroup') {
    const end = group.map((arm) => (arm === 1 ? 0.25 + 1.25 * random.uniform() : Infinity));
    return {
      time: time.map((t, row) => Math.min(t, end[row]!)),
      cause: cause.map((c, row) => (time[row]! <= end[row]! ? c : 0)),
      covariates,
      censoringGroup: group,
    };
  }
  if (further === 'cluster') {
    return {
      time: twice(time),
      cause: twice(cause),
      covariates: { group: twice(group) },
      cluster: twice(each(200, (row) => row)),
    };
  }
  const entry = each(200, (row) => ((row >> 1) % 2 === 0 ? 0 : 0.3 * random.uniform()));
  const kept = [...time.keys()].filter((row) => time[row]! > entry[row]!);
  const pick = (column: Float64Array) => Float64Array.from(kept, (row) => column[row]!);
  return { entry: pick(entry), time: pick(time), cause: pick(cause), covariates: { group: pick(group) } };
}

export const competingChoices: readonly Scenario[] = [...competing, ...subdistribution];
