import {
  andersenGill,
  andersenGillRows,
  meanCountAt,
  meanCountTest,
  meanCumulativeCount,
  prenticeRows,
  prenticeWilliamsPeterson,
  weiLinWeissfeld,
  weiRows,
} from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

/** Five invented people: events and the end of follow-up. */
const histories = {
  id: [1, 1, 1, 2, 2, 3, 4, 4, 5, 5, 5],
  time: [3, 7, 9, 4, 10, 8, 2, 9, 1, 6, 11],
  event: [1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0],
  group: [0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0],
};

export const recurrentEvents: Family = {
  file: 'recurrent-events',
  name: 'Recurrent events',
  about: 'Events that can happen to one person several times.',
  specifications: [
    specify({
      title: 'Mean cumulative count',
      source: 'Lawless & Nadeau (1995), Technometrics 37:158–168; Nelson (1995), Technometrics 37:147–157.',
      about: 'How many events a person has had on average by each time.',
      input: { id: [1, 1, 1, 2, 2, 2, 3], time: [1, 3, 4, 3, 5, 6, 8], event: [1, 1, 0, 1, 1, 0, 0] },
      units: { time: 'months', 'curves[0].time': 'months' },
      call: ({ id, time, event }) => {
        const count = meanCumulativeCount({ id, time, event });
        return count.ok ? { curves: count.curves, at: meanCountAt(count.curves[0]!, [4]) } : count;
      },
      expected: {
        'curves[0].time': [1, 3, 5],
        'curves[0].atRisk': [3, 3, 2],
        'curves[0].mean': [1 / 3, 1, 3 / 2],
        'curves[0].standardError[2]': Math.sqrt(1 / 9 + 1 / 16 + 49 / 144),
        'at[0].mean': 1,
      },
      byHand:
        '1/3, then 2/3 more, then 1/2 more. The parts of the three people at 5: ⅓ · 2 − ⅓ = ⅓; ⅓ − ⅓ + ½ · ½ = ¼; −⅓ − ¼ = −7/12; the variance is the sum of their squares.',
    }),
    specify({
      title: 'Two groups compared by mean count',
      source: 'Lawless & Nadeau (1995), Technometrics 37:158–168; Ghosh & Lin (2000), Biometrics 56:554–562.',
      about: 'Whether the groups have equally many events.',
      input: {
        id: [1, 1, 1, 2, 3, 3, 4],
        time: [2, 4, 5, 5, 3, 5, 5],
        event: [1, 1, 0, 0, 1, 0, 0],
        group: [0, 0, 0, 0, 1, 1, 1],
      },
      units: { time: 'months' },
      call: ({ id, time, event, group }) => meanCountTest({ id, time, event, group }),
      expected: {
        statistic: -1 / 2,
        standardError: Math.sqrt(5 / 8),
        'difference.estimate': -1 / 2,
        'difference.standardError': Math.sqrt(5 / 8),
      },
      byHand:
        'all weights are 2 · 2/4 = 1: ½ − 1. The parts are ±½ in group 0 and ±¼ in group 1: 2/4 + 2/16.',
    }),
    specify({
      title: 'Rows of one history',
      source:
        'Prentice, Williams & Peterson (1981), Biometrika 68:373–379; Therneau & Grambsch (2000), chapter 8.',
      about: 'One person with events at 3 and 7, a change of the covariate at 5, followed to 9.',
      input: { id: [1, 1, 1, 1], time: [3, 5, 7, 9], event: [1, 0, 1, 0], x: [0, 0, 1, 1] },
      units: { time: 'months' },
      call: ({ id, time, event, x }) => {
        const data = { id, time, event, covariates: { x } };
        return {
          all: andersenGillRows(data),
          gap: prenticeRows(data, { clock: 'gap' }),
          marginal: weiRows({ id, time, event, covariates: { x: x.map(() => 1) } }),
        };
      },
      expected: {
        'all.entry': [0, 3, 5, 7],
        'gap.entry': [0, 0, 2, 0],
        'gap.time': [3, 2, 4, 2],
        'gap.eventNumber': [1, 2, 2, 3],
        'marginal.eventNumber': [1, 2],
        'marginal.time': [3, 7],
      },
      byHand:
        'the gap clock starts anew after each event: 0–3, 0–2, 2–4, 0–2. Marginally everybody waits for the first event and, from the start as well, for the second.',
    }),
    specify({
      title: 'Andersen–Gill and Prentice–Williams–Peterson',
      source:
        'Andersen & Gill (1982), Annals of Statistics 10:1100–1120; Prentice, Williams & Peterson (1981).',
      about: 'One hazard for all events, or one for each number of events so far; robust errors by person.',
      input: histories,
      units: { time: 'months' },
      call: ({ id, time, event, group }) => {
        const data = { id, time, event, covariates: { group } };
        return { all: andersenGill(data), byNumber: prenticeWilliamsPeterson(data) };
      },
      expected: {
        'all.coefficients[0].estimate': -1.098612288668109,
        'all.coefficients[0].standardError': 0.4082482904638629,
        'byNumber.coefficients[0].estimate': -2.003493763013251,
        'byNumber.coefficients[0].standardError': 0.8527118470261265,
      },
      r: `start <- ave(time, id, FUN = function(t) c(0, head(t, -1)))
number <- ave(event, id, FUN = function(e) cumsum(c(1, head(e, -1))))
tight <- coxph.control(eps = 1e-14, iter.max = 50)
all <- coxph(Surv(start, time, event) ~ group, cluster = id, control = tight)
by.number <- coxph(Surv(start, time, event) ~ group + strata(number), cluster = id, control = tight)
c(coef(all), sqrt(vcov(all)), coef(by.number), sqrt(vcov(by.number)))`,
    }),
    specify({
      title: 'Wei–Lin–Weissfeld',
      source: 'Wei, Lin & Weissfeld (1989), JASA 84:1065–1073.',
      about: 'Times from the start to the first and to the second event, with a common effect.',
      input: {
        id: [1, 1, 2, 2, 3, 4, 4, 5, 5],
        time: [3, 7, 4, 10, 8, 2, 9, 1, 6],
        event: [1, 1, 1, 1, 0, 1, 0, 1, 1],
        group: [0, 0, 1, 1, 1, 1, 1, 0, 0],
      },
      units: { time: 'months' },
      call: ({ id, time, event, group }) => weiLinWeissfeld({ id, time, event, covariates: { group } }),
      expected: {
        'coefficients[0].estimate': -2.155503374347388,
        'coefficients[0].standardError': 0.917733028367651,
      },
      r: `rows <- data.frame(id = rep(1:5, each = 2), number = rep(1:2, 5), group = rep(c(0, 1, 1, 1, 0), each = 2),
                   time = c(3, 7, 4, 10, 8, 8, 2, 9, 1, 6), event = c(1, 1, 1, 1, 0, 0, 1, 0, 1, 1))
fit <- coxph(Surv(time, event) ~ group + strata(number), rows, cluster = id,
             control = coxph.control(eps = 1e-14, iter.max = 50))
c(coef(fit), sqrt(vcov(fit)))`,
    }),
  ],
};
