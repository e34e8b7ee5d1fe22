import {
  andersenGill,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  prenticeWilliamsPeterson,
  type Random,
  type RecurrentData,
  weiLinWeissfeld,
} from '../../../src/index.ts';
import { gammaOfMeanOne } from '../draws.ts';
import { type Band, coverage, covers, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

const FURTHER = {
  none: '',
  entry: ', rows with their starts',
  offset: ', with a normal offset of standard deviation 0.5',
  stratum: ', in two strata with rates 0.5 and 1.5',
  weight: ', people with weights 0.5 and 1.5 at random',
  terminal: ', of whom some die at a rate of 0.2, whatever their events',
} as const;
type Further = keyof typeof FURTHER;

/** Two events of one person nearer than rounding would be one. */
const LEAST_GAP = 1e-6;

/** People with events at a rate of 1, with the arm times `ratio`, followed evenly from 1 to 3; times in units, if any. */
function histories(
  random: Random,
  {
    people,
    ratio,
    frail = false,
    unit = 0,
  }: { people: number; ratio: number; frail?: boolean; unit?: number },
  further: Further = 'none',
) {
  const rows: number[][] = [];
  for (let person = 0; person < people; person++) {
    const arm = person % 2;
    const stratum = (person >> 1) & 1;
    const offset = 0.5 * random.normal();
    const weight = 0.5 + random.integer(2);
    const rate =
      ratio ** arm *
      (further === 'stratum' ? 0.5 + stratum : 1) *
      (further === 'offset' ? Math.exp(offset) : 1) *
      (frail ? gammaOfMeanOne(random, 2) : 1);
    const planned = 1 + 2 * random.uniform();
    const death = further === 'terminal' ? random.exponential(0.2) : Infinity;
    const end = unit > 0 ? Math.ceil(planned / unit) * unit : Math.min(planned, death);
    let entry = 0;
    const add = (at: number, event: number) => {
      const dies = event === 0 && death < planned ? 1 : 0;
      rows.push([person, entry, at, event, arm, stratum, offset, weight, dies]);
      entry = at;
    };
    for (let at = 0; ; ) {
      at += LEAST_GAP + random.exponential(rate);
      // No two events of a person in one unit: the later one is in the next.
      if (unit > 0) at = Math.max(entry + unit, Math.ceil(at / unit) * unit);
      if (at >= end) break;
      add(at, 1);
    }
    add(end, 0);
  }
  const column = (k: number) => Float64Array.from(rows, (row) => row[k]!);
  return {
    id: column(0),
    time: column(2),
    event: column(3),
    ...(further === 'entry' && { entry: column(1) }),
    arm: column(4),
    ...(further === 'stratum' && { stratum: column(5) }),
    ...(further === 'offset' && { offset: column(6) }),
    ...(further === 'weight' && { weight: column(7) }),
    ...(further === 'terminal' && { terminal: column(8) }),
  };
}

function modelled(random: Random, plan: Parameters<typeof histories>[1], further?: Further): RecurrentData {
  const { arm, terminal: _, ...rows } = histories(random, plan, further);
  return { ...rows, covariates: { arm } };
}

const followedFor = 'one event a year, followed 1 to 3 years';
const frailty = 'one event a year, gamma frailty with variance 0.5, followed 1 to 3 years';
const first = <T>({ coefficients }: { readonly coefficients: readonly T[] }): T | undefined =>
  coefficients[0];

const METHODS = {
  andersenGill: {
    title: 'Andersen–Gill',
    fit: (data: RecurrentData, options = {}) => andersenGill(data, options),
    options: '',
  },
  prenticeWilliamsPeterson: {
    title: 'Prentice–Williams–Peterson',
    fit: (data: RecurrentData, options = {}) =>
      prenticeWilliamsPeterson(data, { lastStratum: 4, ...options }),
    options: 'lastStratum: 4',
  },
  weiLinWeissfeld: {
    title: 'Wei–Lin–Weissfeld',
    fit: (data: RecurrentData, options = {}) => weiLinWeissfeld(data, { events: 3, ...options }),
    options: 'events: 3',
  },
} as const;

const models: readonly Scenario[] = (
  ['andersenGill', 'prenticeWilliamsPeterson', 'weiLinWeissfeld'] as const
).flatMap((method) => {
  const { title, fit, options } = METHODS[method];
  // Over the strata of event numbers the effect is one where there is none, or where rates are the same for all of an arm.
  const ratio = method === 'andersenGill' ? 0.6 : 1;
  const effect = ratio === 1 ? 'no effect: ratio 1' : `rate ratio ${ratio}`;
  const call = (data: string, more: string) => {
    const all = [options, more].filter((one) => one !== '').join(', ');
    return `${method}({ id, time, event, covariates${data} }${all === '' ? '' : `, { ${all} }`})`;
  };
  return [
    ...(['entry', 'offset', 'stratum', 'weight'] as const).map((further) =>
      coverage({
        name: `${title}, ${further}`,
        of: [method],
        call: call(`, ${further}`, ''),
        truth: `100 people, ${frailty}, ${effect}${FURTHER[further]}`,
        band: within(0.02),
        repetitions: 1000,
        run: (random) =>
          covers(fit(modelled(random, { people: 100, ratio, frail: true }, further)), ratio, first),
      }),
    ),
    ...(['efron', 'breslow'] as const).map((ties) =>
      coverage({
        name: `${title}, tied times, ${ties}`,
        of: [method],
        call: call('', `ties: '${ties}'`),
        truth: `100 people, ${frailty}, no effect: ratio 1, times rounded up to tenths`,
        band: within(0.02),
        repetitions: 1000,
        run: (random) =>
          covers(
            fit(modelled(random, { people: 100, ratio: 1, frail: true, unit: 0.1 }), { ties }),
            1,
            first,
          ),
      }),
    ),
    coverage({
      name: `${title}, robust errors`,
      of: [method],
      call: call('', "errors: 'robust'"),
      truth: `100 people, ${frailty}, ${effect}`,
      band: within(0.02),
      repetitions: 1000,
      run: (random) =>
        covers(
          fit(modelled(random, { people: 100, ratio, frail: true }), { errors: 'robust' }),
          ratio,
          first,
        ),
    }),
    coverage({
      name: `${title}, model errors`,
      of: [method],
      call: call('', `${method === 'weiLinWeissfeld' ? 'events: 1, ' : ''}errors: 'model'`).replace(
        'events: 3, ',
        '',
      ),
      truth: `100 people, ${followedFor}, without frailty, ${effect}`,
      band: within(0.02),
      repetitions: 1000,
      run: (random) =>
        covers(
          // Times to several events depend on one another; of one event each they do not.
          fit(modelled(random, { people: 100, ratio }), {
            errors: 'model',
            ...(method === 'weiLinWeissfeld' && { events: 1 }),
          }),
          ratio,
          first,
        ),
    }),
  ];
});

const marginal: readonly Scenario[] = (['common', 'specific'] as const).map((effects) =>
  coverage({
    name: `Wei–Lin–Weissfeld, ${effects} effects`,
    of: ['weiLinWeissfeld'],
    call: `weiLinWeissfeld({ id, time, event, covariates }, { events: 3, effects: '${effects}' })${effects === 'specific' ? '.averages' : ''}`,
    truth: `100 people, ${frailty}, no effect: ratio 1`,
    band: within(0.02),
    repetitions: 1000,
    run: (random) =>
      covers(
        weiLinWeissfeld(modelled(random, { people: 100, ratio: 1, frail: true }), { events: 3, effects }),
        1,
        ({ averages, coefficients }) => (effects === 'specific' ? averages[0] : coefficients[0]),
      ),
  }),
);

/** The mean count by time 2: people who die have no more. */
const meanAtTwo = (further: Further) => (further === 'terminal' ? (1 - Math.exp(-0.4)) / 0.2 : 2);

const counts: readonly Scenario[] = [
  ...(['entry', 'weight', 'terminal'] as const).map((further) =>
    coverage({
      name: `mean cumulative count, ${further}`,
      of: ['meanCumulativeCount'],
      call: `meanCountAt(meanCumulativeCount({ id, time, event, ${further} }).curves[0], [2])`,
      truth: `80 people, ${frailty}${FURTHER[further]}; mean count at 2`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) => {
        const { arm: _, ...rows } = histories(random, { people: 80, ratio: 1, frail: true }, further);
        return covers(
          meanCumulativeCount(rows),
          meanAtTwo(further),
          ({ curves }) => meanCountAt(curves[0]!, [2])[0],
        );
      },
    }),
  ),
  coverage({
    name: 'mean cumulative count, groups',
    of: ['meanCumulativeCount'],
    call: 'meanCountAt(meanCumulativeCount({ id, time, event, group }).curves[1], [2])',
    truth: `160 people, ${frailty}, rate ratio 0.6; mean count of the second arm at 2`,
    band: within(0.02),
    repetitions: 3000,
    run: (random) => {
      const { arm: group, ...rows } = histories(random, { people: 160, ratio: 0.6, frail: true });
      return covers(
        meanCumulativeCount({ ...rows, group }),
        1.2,
        ({ curves }) => meanCountAt(curves[1]!, [2])[0],
      );
    },
  }),
  ...(['log', 'plain'] as const).map((interval) =>
    coverage({
      name: `mean cumulative count, ${interval} limits`,
      of: ['meanCumulativeCount'],
      call: `meanCountAt(meanCumulativeCount({ id, time, event }, { interval: '${interval}' }).curves[0], [2])`,
      truth: `80 people, ${frailty}; mean count at 2`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) => {
        const { arm: _, ...rows } = histories(random, { people: 80, ratio: 1, frail: true });
        return covers(meanCumulativeCount(rows, { interval }), 2, ({ curves }) => {
          const [curve] = curves;
          const at = curve!.time.findLastIndex((t) => t <= 2);
          return { lower: curve!.lower[at]!, upper: curve!.upper[at]! };
        });
      },
    }),
  ),
  ...(['entry', 'weight', 'terminal'] as const).map((further) =>
    rejection({
      name: `mean counts of two arms, test, ${further}`,
      of: ['meanCountTest'],
      call: `meanCountTest({ id, time, event, group, ${further} })`,
      truth: `80 people, ${frailty}, the same in both arms${FURTHER[further]}`,
      band: within(0.02),
      repetitions: 2000,
      run: (random) => {
        const { arm: group, ...rows } = histories(random, { people: 80, ratio: 1, frail: true }, further);
        return rejects(meanCountTest({ ...rows, group }), ({ p }) => p);
      },
    }),
  ),
];

export const recurrentChoices: readonly Scenario[] = [...models, ...marginal, ...counts];
