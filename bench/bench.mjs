// `npm run bench`: set-up if needed, then the benchmarks under the pinned Node.
import path from 'node:path';
import process from 'node:process';
import { run } from '../scripts/setup/run.mjs';
import { main } from '../scripts/setup/say.mjs';
import { setUp } from '../scripts/setup.mjs';

await main(async () => {
  const { root, node } = await setUp();
  const program = path.join(root, 'bench', 'run.ts');
  return run(node, ['--conditions=primus-source', program, ...process.argv.slice(2)]);
});
