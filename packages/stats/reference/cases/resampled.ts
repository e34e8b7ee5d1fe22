import {
  complianceBoundsBootstrap,
  complierEffectBootstrap,
  fisherExact,
  type Interval,
  type MeanCountTestData,
  marginalEffectBootstrap,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  powerOfRestrictedMean,
  separation,
  simulatedPower,
  stream,
} from '../../src/index.ts';
import { type Cases, type Compute, data, dummies, must, pick, where } from '../corpus.ts';

/** The trial, and the stream that draws the resamples that R reads. */
const trial = data('resamples');
const options = () => ({ random: stream('resamples'), replicates: 39 });
const treatment = trial['assigned']!;
const people = { y: trial['y']!, assigned: treatment, received: trial['received']! };

const methods = ['percentile', 'basic', 'normal'] as const;
const limits = ({ lower, upper }: Interval): readonly number[] => [lower, upper];
const byMethod = (of: (method: (typeof methods)[number]) => Interval) =>
  Object.fromEntries(methods.map((method) => [method, limits(of(method))]));

const complier: Compute = () => {
  const input = { ...people, covariates: pick(trial, 'x') };
  const found = (method: (typeof methods)[number]) =>
    must(complierEffectBootstrap(input, { ...options(), method, level: 0.9 }));
  const { estimate, reversed } = found('normal');
  return { estimate, reversed, ...byMethod(found) };
};

const marginal: Compute = () => {
  const input = { y: people.y, treatment, covariates: pick(trial, 'x') };
  const of = (scale: 'difference' | 'ratio' | 'oddsRatio') => {
    const found = (method: (typeof methods)[number]) =>
      must(must(marginalEffectBootstrap(input, { ...options(), method, level: 0.9 })).contrasts[0]![scale]);
    return { estimate: found('normal').estimate, ...byMethod(found) };
  };
  return { difference: of('difference'), ratio: of('ratio'), oddsRatio: of('oddsRatio') };
};

const bounds: Compute = () => {
  const all = must(complianceBoundsBootstrap(people, options()));
  return Object.fromEntries(
    (['average', 'averageMonotone', 'compliers'] as const).map((effect) => {
      const found = must(all[effect]);
      return [effect, { ...found, interval: limits(found.interval) }];
    }),
  );
};

const power: Compute = ({ trials }) => ({
  ...powerOfRestrictedMean(
    {
      n: 150,
      first: 0.7,
      second: { cuts: [0.5], hazard: [0.8, 0.35] },
      tau: 3,
      followUp: 2.5,
      accrual: 1,
      loss: 0.1,
    },
    { random: stream('restricted means'), trials: trials as number },
  ),
});

const fisher: Compute = ({ trials, n }) => {
  const size = n as number;
  const result = simulatedPower(
    (random) => {
      const arm = (risk: number) => ({
        events: Array.from({ length: size }, () => random.uniform()).filter((u) => u < risk).length,
        n: size,
      });
      return fisherExact({ treated: arm(0.75), control: arm(0.25) }).p < 0.05;
    },
    { random: stream('Fisher'), trials: trials as number },
  );
  return { ...result, n };
};

const told =
  (y: readonly number[], covariates: Readonly<Record<string, readonly number[]>>): Compute =>
  () => {
    const { kind, rows } = must(separation({ y, covariates }));
    return { rows, kind: ['none', 'quasi-complete', 'complete'].indexOf(kind) };
  };
const births = data('birthwt');
const cars = data('mtcars');

const bladder2 = where(data('bladder2'), (row) => row['stop']! > row['start']!);
const cgd = data('cgd');
const bladder: MeanCountTestData = {
  id: bladder2['id']!,
  entry: bladder2['start']!,
  time: bladder2['stop']!,
  event: bladder2['event']!,
  group: bladder2['rx']!,
};
const infections: MeanCountTestData = {
  id: cgd['id']!,
  entry: cgd['tstart']!,
  time: cgd['tstop']!,
  event: cgd['status']!,
  group: cgd['treat']!,
};
/** With death, invented, at the end of every third whose last row has no event. */
const dying = (counts: MeanCountTestData): MeanCountTestData & { readonly terminal: readonly number[] } => {
  const ids = Array.from(counts.id);
  return {
    ...counts,
    terminal: ids.map((id, row) =>
      id % 3 === 0 && counts.event[row] === 0 && ids.lastIndexOf(id) === row ? 1 : 0,
    ),
  };
};
const compared =
  (counts: MeanCountTestData): Compute =>
  () =>
    must(meanCountTest(counts));
const means =
  (counts: MeanCountTestData, group: number): Compute =>
  ({ time }) => {
    const curve = must(meanCumulativeCount(dying(counts))).curves.find((one) => one.group === group)!;
    const at = meanCountAt(curve, time as readonly number[]);
    return { time, mean: at.map((one) => one.mean), standardError: at.map((one) => one.standardError) };
  };

export const cases: Cases = {
  'complier-bootstrap': complier,
  'marginal-bootstrap': marginal,
  'bounds-bootstrap': bounds,
  'power-restricted-mean': power,
  'power-fisher': fisher,
  'separation-none': told(births['low']!, {
    ...pick(births, 'age', 'lwt', 'smoke'),
    ...dummies('race', births['race']!),
  }),
  'separation-one-factor': told(births['low']!, {
    ...pick(births, 'lwt', 'smoke'),
    ...dummies('ftv', births['ftv']!),
  }),
  'separation-cars': told(cars['am']!, pick(cars, 'wt', 'qsec')),
  'separation-gears': told(cars['am']!, { ...dummies('gear', cars['gear']!), ...pick(cars, 'mpg') }),
  'counts-bladder': compared(bladder),
  'counts-infections': compared(infections),
  'counts-bladder-deaths': compared(dying(bladder)),
  'counts-infections-deaths': compared(dying(infections)),
  'ghosh-lin-bladder': means(bladder, 1),
  'ghosh-lin-infections': means(infections, 2),
};
