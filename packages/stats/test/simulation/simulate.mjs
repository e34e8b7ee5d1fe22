// `npm run test:long`: set-up if needed, then the simulations under the pinned Node.
import path from 'node:path';
import process from 'node:process';
import { run } from '../../../../scripts/setup/run.mjs';
import { main } from '../../../../scripts/setup/say.mjs';
import { setUp } from '../../../../scripts/setup.mjs';

await main(async () => {
  const { node } = await setUp();
  return run(node, [path.join(import.meta.dirname, 'run.ts'), ...process.argv.slice(2)]);
});
