import { bootstrap, bootstrapInterval, resampledCox, stream } from '../src/index.ts';
import { type Family, specify } from '../test/specification/specification.ts';

export const resampling: Family = {
  file: 'resampling',
  name: 'Bootstrap',
  about: 'How an estimate varies when the people are drawn anew with replacement.',
  specifications: [
    specify({
      title: 'Percentile interval',
      source:
        'Efron & Tibshirani (1993), An Introduction to the Bootstrap; Davison & Hinkley (1997), chapter 5.',
      about: 'Nine replicates have an 80 percent interval from the first to the ninth.',
      input: { replicates: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      call: ({ replicates }) =>
        bootstrapInterval({ estimate: 5, replicates }, { method: 'percentile', level: 0.8 }),
      expected: { lower: 1, upper: 9 },
      byHand: 'places 0.1 · (9 + 1) = 1 and 0.9 · 10 = 9.',
    }),
    specify({
      title: 'Resampling',
      source: 'Efron (1979), Annals of Statistics 7:1–26.',
      about: 'Each resample tells how often it has each row; within strata of one person nothing can vary.',
      input: { x: [3, 5, 10] },
      call: ({ x }) =>
        bootstrap(
          {
            rows: x.length,
            estimate: (counts) => counts.reduce((sum, count, row) => sum + count * x[row]!, 0) / x.length,
          },
          { random: stream('example'), replicates: 4, stratum: x },
        ),
      expected: { estimate: 6, replicates: [6, 6, 6, 6], failed: 0 },
      byHand: '(3 + 5 + 10)/3.',
    }),
    specify({
      title: 'Cox model of a resample',
      source: 'Efron (1979), Annals of Statistics 7:1–26; Efron (1977), JASA 72:557–565, for ties.',
      about:
        'The third person is drawn twice, which makes two tied events; the model is checked and sorted once.',
      input: { time: [1, 2, 3], event: [1, 1, 1], x: [1, 0, 1], counts: [1, 1, 2] },
      units: { time: 'weeks' },
      call: ({ time, event, x, counts }) => {
        const model = resampledCox({ time, event, covariates: { x } });
        return model.ok ? { all: model.estimate, drawn: model.refit(counts) } : model;
      },
      expected: { 'all.0': -Math.log(2) / 2, 'drawn.0': -Math.log(6) / 2 },
      byHand:
        'with r = exp(β): all, 1 − 2r/(2r + 1) − r/(r + 1) = 0, so r² = 1/2; drawn, 1 − 3r/(3r + 1) − 2r/(2r + 1) = 0, so r² = 1/6.',
    }),
  ],
};
