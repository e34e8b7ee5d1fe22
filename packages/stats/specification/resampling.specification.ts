import { bootstrap, bootstrapInterval, stream } from '../src/index.ts';
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
      call: ({ replicates }) => bootstrapInterval({ estimate: 5, replicates }, 'percentile', 0.8),
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
          x.length,
          (counts) => counts.reduce((sum, count, row) => sum + count * x[row]!, 0) / x.length,
          { random: stream('example'), replicates: 4, stratum: x },
        ),
      expected: { estimate: 6, replicates: [6, 6, 6, 6], failed: 0 },
      byHand: '(3 + 5 + 10)/3.',
    }),
  ],
};
