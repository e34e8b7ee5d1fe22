import { kaplanMeier } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const survivalCurves: Family = {
  file: 'survival-curves',
  name: 'Survival curves',
  about: 'How many are still without the event at each time, when follow-up ends early for some.',
  specifications: [
    specify({
      title: 'Kaplan–Meier',
      source: 'Kaplan & Meier (1958), JASA 53:457–481; Greenwood (1926).',
      about:
        'At each event time the survival so far is multiplied by the part of those at risk who have no event.',
      input: { time: [1, 2, 3, 4, 5], event: [1, 0, 1, 1, 0] },
      units: { time: 'weeks', 'curves[0].time': 'weeks' },
      call: ({ time, event }) => kaplanMeier({ time, event }),
      expected: {
        'curves[0].time': [1, 2, 3, 4, 5],
        'curves[0].atRisk': [5, 4, 3, 2, 1],
        'curves[0].survival': [4 / 5, 4 / 5, 8 / 15, 4 / 15, 4 / 15],
        'curves[0].cumulativeHazard': [1 / 5, 1 / 5, 8 / 15, 31 / 30, 31 / 30],
      },
      byHand:
        '4/5; then 4/5 · 2/3 = 8/15; then 8/15 · 1/2 = 4/15. Cumulative hazard 1/5 + 1/3 + 1/2 = 31/30.',
    }),
  ],
};
