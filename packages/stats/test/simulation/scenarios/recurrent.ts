import {
  andersenGill,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  prenticeWilliamsPeterson,
  type Random,
  weiLinWeissfeld,
} from '../../../src/index.ts';
import { gammaOfMeanOne } from '../draws.ts';
import { type Band, coverage, covers, holds, rejection, rejects, type Scenario } from '../scenario.ts';

const within = (distance: number): Band => ({ within: distance });

/** Two events of one person nearer than rounding would be one. */
const LEAST_GAP = 1e-6;

/** People with events at the given rate (times a frailty of variance 0.5), followed evenly from 1 to 3. */
function histories(random: Random, people: number, rate: (arm: number) => number, frail: boolean) {
  const id: number[] = [];
  const time: number[] = [];
  const event: number[] = [];
  const arm: number[] = [];
  const add = (person: number, at: number, happened: 0 | 1) => {
    id.push(person);
    time.push(at);
    event.push(happened);
    arm.push(person % 2);
  };
  for (let person = 0; person < people; person++) {
    const own = rate(person % 2) * (frail ? gammaOfMeanOne(random, 2) : 1);
    const end = 1 + 2 * random.uniform();
    for (let at = random.exponential(own); at < end; at += LEAST_GAP + random.exponential(own))
      add(person, at, 1);
    add(person, end, 0);
  }
  return { id, time, event, arm };
}

const modelled = (random: Random, people: number, ratio: number, frail: boolean) => {
  const { arm, ...rows } = histories(random, people, (treated) => ratio ** treated, frail);
  return { ...rows, covariates: { arm } };
};
const counted = (random: Random, people: number, ratio: number) => {
  const { arm, ...rows } = histories(random, people, (treated) => ratio ** treated, true);
  return { ...rows, group: arm };
};
const frail = 'one event a year, gamma frailty with variance 0.5, followed 1 to 3 years';

const models: readonly Scenario[] = [
  coverage({
    name: 'Andersen–Gill',
    of: ['andersenGill'],
    call: 'andersenGill({ id, time, event, covariates })',
    truth: `100 people, ${frail}, rate ratio 0.6`,
    band: within(0.015),
    repetitions: 3000,
    run: (random) =>
      covers(andersenGill(modelled(random, 100, 0.6, true)), 0.6, ({ coefficients }) => coefficients[0]),
  }),
  ...(['total', 'gap'] as const).map((clock) =>
    coverage({
      name: `Prentice–Williams–Peterson, ${clock} time`,
      of: ['prenticeWilliamsPeterson'],
      call: `prenticeWilliamsPeterson({ id, time, event, covariates }, { clock: '${clock}' })`,
      truth: '100 people, one event a year, followed 1 to 3 years, rate ratio 0.6 for every event',
      band: within(0.015),
      repetitions: 3000,
      run: (random) =>
        covers(
          prenticeWilliamsPeterson(modelled(random, 100, 0.6, false), { clock, lastStratum: 4 }),
          0.6,
          ({ coefficients }) => coefficients[0],
        ),
    }),
  ),
  coverage({
    name: 'Wei–Lin–Weissfeld',
    of: ['weiLinWeissfeld'],
    call: 'weiLinWeissfeld({ id, time, event, covariates }, { events: 3 })',
    truth: `100 people, ${frail}, no effect: hazard ratio 1`,
    band: within(0.015),
    repetitions: 3000,
    run: (random) =>
      covers(
        weiLinWeissfeld(modelled(random, 100, 1, true), { events: 3 }),
        1,
        ({ coefficients }) => coefficients[0],
      ),
  }),
];

const counts: readonly Scenario[] = [
  ...(['robust', 'nelson'] as const).map((variance) =>
    coverage({
      name: `mean cumulative count, ${variance} variance`,
      of: ['meanCumulativeCount', 'meanCountAt'],
      call: `meanCountAt(meanCumulativeCount({ id, time, event }, { variance: '${variance}' }).curves[0], [2])`,
      truth: `80 people, ${frail}; mean count at 2`,
      band: within(0.02),
      repetitions: 3000,
      run: (random) => {
        const { group: _, ...rows } = counted(random, 80, 1);
        const found = meanCumulativeCount(rows, { variance });
        return found.ok ? holds(meanCountAt(found.curves[0]!, [2])[0]!, 2) : undefined;
      },
    }),
  ),
  coverage({
    name: 'mean cumulative count, Poisson variance',
    of: ['meanCumulativeCount', 'meanCountAt'],
    call: "meanCountAt(meanCumulativeCount({ id, time, event }, { variance: 'poisson' }).curves[0], [2])",
    truth: '80 people, one event a year without frailty, followed 1 to 3 years; mean count at 2',
    band: within(0.01),
    repetitions: 3000,
    run: (random) => {
      const { arm: _, ...rows } = histories(random, 80, () => 1, false);
      const found = meanCumulativeCount(rows, { variance: 'poisson' });
      return found.ok ? holds(meanCountAt(found.curves[0]!, [2])[0]!, 2) : undefined;
    },
  }),
  rejection({
    name: 'mean counts of two arms, test',
    of: ['meanCountTest'],
    call: 'meanCountTest({ id, time, event, group })',
    truth: `80 people, ${frail}, the same in both arms`,
    band: within(0.02),
    repetitions: 3000,
    run: (random) => rejects(meanCountTest(counted(random, 80, 1)), ({ p }) => p),
  }),
  coverage({
    name: 'mean counts of two arms, difference',
    of: ['meanCountTest'],
    call: 'meanCountTest({ id, time, event, group }, { horizon: 2 }).difference',
    truth: `80 people, ${frail}, rate ratio 0.6; difference of mean counts at 2`,
    band: within(0.02),
    repetitions: 3000,
    run: (random) =>
      covers(meanCountTest(counted(random, 80, 0.6), { horizon: 2 }), -0.8, ({ difference }) => difference),
  }),
];

export const recurrent: readonly Scenario[] = [...models, ...counts];
