import { adjustedRestrictedMean, pseudoRestrictedMean, restrictedMean } from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

const small = { time: [1, 2, 3, 2, 4, 6], event: [1, 0, 1, 1, 1, 1], group: [0, 0, 0, 1, 1, 1] };

export const restrictedMeans: Family = {
  file: 'restricted-mean',
  name: 'Restricted mean time',
  about: 'The mean time without the event up to a horizon: the area under the survival curve.',
  specifications: [
    specify({
      title: 'Area under the curve',
      source: 'Royston & Parmar (2013), BMC Medical Research Methodology 13:152; Irwin (1949).',
      about: 'One group up to four weeks.',
      input: { time: [1, 3, 3, 3, 4, 6], event: [1, 1, 1, 0, 0, 1] },
      units: { time: 'weeks', 'groups[0].mean': 'weeks', 'groups[0].standardError': 'weeks' },
      call: ({ time, event }) => restrictedMean({ time, event }, { tau: 4 }),
      expected: {
        'groups[0].mean': 19 / 6,
        'groups[0].standardError': Math.sqrt((13 / 6) ** 2 / 30 + 1 / 30),
      },
      byHand:
        '1 · 1 + 2 · 5/6 + 1 · 1/2. Areas still ahead, 13/6 at 1 and 1/2 at 3, by Greenwood: (13/6)²/(6 · 5) + (1/2)² · 2/(5 · 3).',
    }),
    specify({
      title: 'Two groups',
      source: 'Royston & Parmar (2013), BMC Medical Research Methodology 13:152.',
      about: 'The second group less the first, up to fifteen weeks.',
      input: people,
      units: {
        time: 'weeks',
        'groups[0].mean': 'weeks',
        'groups[1].mean': 'weeks',
        'difference.estimate': 'weeks',
      },
      call: ({ time, event, group }) => restrictedMean({ time, event, group }, { tau: 15 }),
      expected: {
        'groups[0].mean': 7.666666666666667,
        'groups[1].mean': 12.11111111111111,
        'groups[0].standardError': 1.995364999563108,
        'groups[1].standardError': 1.559518760846467,
        'difference.estimate': 4.444444444444444,
        'difference.standardError': 2.532504737786996,
      },
      r: `means <- summary(survfit(Surv(time, event) ~ group), rmean = 15)$table
rmean <- means[, "rmean"]
se <- means[, "se(rmean)"]
c(rmean, se, rmean[2] - rmean[1], sqrt(sum(se^2)))`,
    }),
    specify({
      title: 'By regression with weights for censoring',
      source: 'Tian, Zhao & Wei (2014), Biostatistics 15:222–233.',
      about: 'Who stays longer also stands for those whose follow-up ended.',
      input: small,
      units: {
        time: 'weeks',
        'difference.coefficients[0].estimate': 'weeks',
        'difference.coefficients[1].estimate': 'weeks',
      },
      call: ({ time, event, group }) => adjustedRestrictedMean({ time, event, group }, { tau: 5 }),
      expected: {
        'difference.coefficients[0].estimate': 7 / 3,
        'difference.coefficients[1].estimate': 4 / 3,
        'difference.coefficients[0].standardError': Math.sqrt(26) / 9,
        'ratio.coefficients[1].ratio': 11 / 7,
      },
      byHand:
        'group 0: half of those at risk at 2 are censored, so the event at 3 counts twice: (1 + 3 + 3)/3. Group 1: (2 + 4 + 5)/3. Influences −4/3, 1/3 and 1.',
    }),
    specify({
      title: 'By pseudo-observations',
      source: 'Andersen, Hansen & Klein (2004), Lifetime Data Analysis 10:335–350.',
      about: 'Without censoring the pseudo-observation of a person is the own time, cut at the horizon.',
      input: { time: [1, 3, 3, 7], event: [1, 1, 1, 1], group: [0, 1, 0, 1] },
      units: { time: 'weeks', pseudo: 'weeks' },
      call: ({ time, event, group }) => pseudoRestrictedMean({ time, event, group }, { tau: 5 }),
      expected: { pseudo: [1, 3, 3, 5], 'difference.coefficients[1].estimate': 2 },
      byHand: '(3 + 5)/2 − (1 + 3)/2.',
    }),
  ],
};
