import { kaplanMeier, survivalAt, survivalQuantile } from '../src/index.ts';
import { people } from '../test/specification/people.ts';
import { type Family, specify } from '../test/specification/specification.ts';

/** Events at 1, 3 (two of them) and 6; censored at 3 and 4. */
const six = { time: [1, 3, 3, 3, 4, 6], event: [1, 1, 1, 0, 0, 1] };

export const survivalCurves: Family = {
  file: 'survival-curves',
  name: 'Survival curves',
  about: 'How many are still without the event at each time, when follow-up ends early for some.',
  specifications: [
    specify({
      title: 'Kaplan–Meier and Nelson–Aalen',
      source:
        'Kaplan & Meier (1958), JASA 53:457–481; Nelson (1972), Technometrics 14:945–966; Aalen (1978).',
      about:
        'At each event time the survival so far is multiplied by the part of those at risk who have no event.',
      input: six,
      units: { time: 'weeks', 'curves[0].time': 'weeks' },
      call: ({ time, event }) => kaplanMeier({ time, event }),
      expected: {
        'curves[0].time': [1, 3, 4, 6],
        'curves[0].atRisk': [6, 5, 2, 1],
        'curves[0].event': [1, 2, 0, 1],
        'curves[0].censored': [0, 1, 1, 0],
        'curves[0].survival': [5 / 6, 1 / 2, 1 / 2, 0],
        'curves[0].cumulativeHazard': [1 / 6, 17 / 30, 17 / 30, 47 / 30],
      },
      byHand:
        '5/6; then 5/6 · 3/5 = 1/2; then 1/2 · 0. Hazards 1/6, 2/5 and 1 add up. Censored at 3 come after the events at 3.',
    }),
    specify({
      title: 'Reading a curve',
      source: 'Kaplan & Meier (1958), JASA 53:457–481; Greenwood (1926).',
      about: 'Between its steps a curve is level; the median is in the middle where it is level at one half.',
      input: { ...six, times: [2, 3] },
      units: { time: 'weeks', times: 'weeks', 'median.time': 'weeks' },
      call: ({ time, event, times }) => {
        const curve = kaplanMeier({ time, event }).curves[0]!;
        return { points: survivalAt(curve, times), median: survivalQuantile(curve, 0.5) };
      },
      expected: {
        'points[0].survival': 5 / 6,
        'points[1].survival': 1 / 2,
        'points[1].standardError': Math.sqrt(1 / 6) / 2,
        'points[1].atRisk': 5,
        'median.time': 4.5,
      },
      byHand: 'Greenwood ½ √(1/(6 · 5) + 2/(5 · 3)) = ½ √(1/6). At ½ from 3 to 6.',
    }),
    specify({
      title: 'Two groups with limits',
      source: 'Kaplan & Meier (1958), JASA 53:457–481; Greenwood (1926).',
      about: 'One curve per group, with the interval on the log scale.',
      input: people,
      units: { time: 'weeks', 'curves[1].time': 'weeks' },
      call: ({ time, event, group }) => kaplanMeier({ time, event, group }),
      expected: {
        'curves[1].time': [5, 9, 11, 14, 20, 22],
        'curves[1].survival': [
          0.8333333333333334, 0.6666666666666667, 0.6666666666666667, 0.4444444444444445, 0.2222222222222222,
          0.2222222222222222,
        ],
        'curves[1].standardError': [
          0.1521451548625462, 0.1924500897298753, 0.1924500897298753, 0.2222222222222222, 0.1924500897298753,
          0.1924500897298753,
        ],
        'curves[1].lower': [
          0.5826547954771396, 0.3786064608870951, 0.3786064608870951, 0.1668079366280785, 0.04070289748090504,
          0.04070289748090504,
        ],
        'curves[1].upper': [1, 1, 1, 1, 1, 1],
      },
      r: `s <- summary(survfit(Surv(time, event) ~ group), censored = TRUE)
one <- s$strata == "group=1"
list(s$time[one], s$surv[one], s$std.err[one], s$lower[one], s$upper[one])`,
    }),
  ],
};
