/**
 * Writes data/resamples.csv: an invented trial of 60 with non-compliance, and how often 39 bootstrap samples draw each row,
 * so that R computes from the very resamples that the package draws. Run in packages/stats/reference: node make/resamples.ts
 */
import { writeFileSync } from 'node:fs';
import { bootstrap, stream } from '../../src/index.ts';

const random = stream('an invented trial');
const rows = Array.from({ length: 60 }, (_, row) => {
  const assigned = row % 2;
  const x = Math.round(100 * random.normal()) / 100;
  const received = random.uniform() < (assigned === 1 ? 0.85 : 0.1) ? 1 : 0;
  const y = random.uniform() < 0.3 + 0.25 * received + 0.1 * Math.sign(x) ? 1 : 0;
  return { y, assigned, received, x };
});
const columns: number[][] = [];
bootstrap(
  {
    rows: rows.length,
    estimate: (counts) => {
      columns.push([...counts]);
      return 0;
    },
  },
  { random: stream('resamples'), replicates: 39, stratum: rows.map((row) => row.assigned) },
);
const names = [...Object.keys(rows[0]!), ...columns.slice(1).map((_, i) => `draw${i + 1}`)];
const lines = rows.map((row, at) =>
  [...Object.values(row), ...columns.slice(1).map((draw) => draw[at])].join(','),
);
writeFileSync('data/resamples.csv', `${[names.join(','), ...lines].join('\n')}\n`);
