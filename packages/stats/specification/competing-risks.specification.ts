import { cumulativeIncidence, fineGray, grayTest } from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const several = { time: people.time, cause: [1, 2, 1, 1, 2, 1, 0, 2, 1, 0, 1, 0], group: people.group };

export const competingRisks: Family = {
  file: 'competing-risks',
  name: 'Competing risks',
  about: 'Events of which only the first can happen; `cause` is 0 where follow-up ended without any.',
  specifications: [
    specify({
      title: 'Cumulative incidence',
      source: 'Aalen & Johansen (1978), Scandinavian Journal of Statistics 5:141–150.',
      about: 'The chance of each cause by each time; together with the chance of none they are one.',
      input: { time: [1, 2, 3, 4], cause: [1, 2, 0, 1] },
      units: { time: 'weeks', 'curves[0].time': 'weeks' },
      call: ({ time, cause }) => cumulativeIncidence({ time, cause }),
      expected: {
        'curves[0].time': [1, 2, 3, 4],
        'curves[0].causes[0].probability': [1 / 4, 1 / 4, 1 / 4, 3 / 4],
        'curves[0].causes[1].probability': [0, 1 / 4, 1 / 4, 1 / 4],
        'curves[0].free': [3 / 4, 1 / 2, 1 / 2, 0],
        'curves[0].causes[0].standardError[1]': Math.sqrt(3) / 8,
      },
      byHand:
        '1/4; then 3/4 · 1/3 of the other cause; then all of the 1/2 that is left. Before any censoring the error is the binomial √(¼ · ¾/4).',
    }),
    specify({
      title: 'Gray’s test',
      source: 'Gray (1988), Annals of Statistics 16:1141–1154.',
      about: 'Whether the cumulative incidence of the first cause is the same in both groups.',
      input: several,
      units: { time: 'weeks' },
      call: ({ time, cause, group }) => grayTest({ time, cause, group }),
      expected: { chiSquared: 0.1357307080339597, p: 0.7125627056874142, df: 1 },
      r: `cmprsk::cuminc(time, cause, group)$Tests["1", ]`,
    }),
    specify({
      title: 'Fine–Gray',
      source: 'Fine & Gray (1999), JASA 94:496–509.',
      about: 'Without censoring, those with the other event simply stay at risk.',
      input: { time: [1, 2, 3, 4], cause: [1, 2, 1, 2], x: [1, 0, 0, 1] },
      units: { time: 'weeks' },
      call: ({ time, cause, x }) => fineGray({ time, cause, covariates: { x } }),
      expected: { 'coefficients[0].hazardRatio': Math.SQRT2 },
      byHand:
        'at risk are all four at 1 and the last three at 3: likelihood r/(2r + 2) · 1/(2 + r), largest at r² = 2.',
    }),
    specify({
      title: 'Fine–Gray with late entry',
      source: 'Geskus (2011), Biometrics 67:39–49.',
      about: 'Those with the other event also stand for people like them who had not entered by then.',
      input: { entry: [0, 0, 3, 0], time: [2, 4, 6, 5], cause: [2, 1, 1, 2], x: [1, 1, 0, 0] },
      units: { entry: 'weeks', time: 'weeks' },
      call: ({ entry, time, cause, x }) => fineGray({ entry, time, cause, covariates: { x } }),
      expected: { 'coefficients[0].hazardRatio': 4 / Math.sqrt(15) },
      byHand:
        'one of three enters at 3, so the first counts 3/2 from then on; at 4 all four are at risk, at 6 all but the second: likelihood r/(2 + 5r/2) · 1/(2 + 3r/2), largest at r² = 16/15.',
    }),
    specify({
      title: 'Fine–Gray with censoring',
      source: 'Fine & Gray (1999), JASA 94:496–509; Geskus (2011), Biometrics 67:39–49.',
      about: 'With censoring they stay with the weight of still being followed.',
      input: several,
      units: { time: 'weeks' },
      call: ({ time, cause, group }) => fineGray({ time, cause, covariates: { group } }),
      expected: {
        'coefficients[0].estimate': 0.6094061883897368,
        'coefficients[0].standardError': 0.862077678375458,
      },
      r: `rows <- finegray(Surv(time, factor(cause)) ~ group + id, data.frame(time, cause, group, id = 1:12), etype = "1")
fit <- coxph(Surv(fgstart, fgstop, fgstatus) ~ group, rows, weights = fgwt, cluster = id,
             control = coxph.control(eps = 1e-14, iter.max = 50))
c(coef(fit), sqrt(vcov(fit)))`,
    }),
  ],
};
