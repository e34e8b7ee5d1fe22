// `npm start`: set-up if needed, then the server under the pinned Node.
import path from 'node:path';
import { run } from './setup/run.mjs';
import { main } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const { root, node } = await setUp();
  return run(node, [path.join(root, 'app', 'dist', 'server', 'primus.js'), 'serve']);
});
