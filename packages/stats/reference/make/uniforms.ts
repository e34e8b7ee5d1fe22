/**
 * Writes data/uniforms.csv: the uniform numbers that the first simulated trials of a stream draw, a column for each trial,
 * so that R simulates the very same trials. Run in packages/stats/reference: node make/uniforms.ts
 */
import { writeFileSync } from 'node:fs';
import { stream } from '../../src/index.ts';

const TRIALS = 25;
const DRAWS = 150;
const random = stream('simulated trials');
const columns = Array.from({ length: TRIALS }, (_, trial) => {
  const own = random.split(trial);
  return Array.from({ length: DRAWS }, () => own.uniform());
});
const names = columns.map((_, trial) => `trial${trial + 1}`);
const lines = Array.from({ length: DRAWS }, (_, row) => columns.map((column) => column[row]).join(','));
writeFileSync('data/uniforms.csv', `${[names.join(','), ...lines].join('\n')}\n`);
