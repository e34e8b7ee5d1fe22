#!/usr/bin/env node
// The `primus` command: set-up if needed, then the command under the pinned Node, in the caller's own folder.
import path from 'node:path';
import process from 'node:process';
import { run } from '../../scripts/setup/run.mjs';
import { main } from '../../scripts/setup/say.mjs';
import { setUp } from '../../scripts/setup.mjs';

await main(async () => {
  const { root, node } = await setUp();
  const program = path.join(root, 'app', 'dist', 'server', 'primus.js');
  // `npm run primus` changes into the checkout and tells where it was called.
  const here = process.env.npm_lifecycle_event === 'primus' ? process.env.INIT_CWD : undefined;
  return run(node, ['--enable-source-maps', program, ...process.argv.slice(2)], {
    cwd: here ?? process.cwd(),
  });
});
