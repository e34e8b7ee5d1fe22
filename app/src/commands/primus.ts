import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { runPrimus } from './cli.ts';
import { commands } from './table.ts';

// Where an error arose is told by the sources. As a flag it would have the log, which asks who makes it, read every map at
// every start: half of what a start takes.
process.setSourceMapsEnabled(true);
// A second start need not compile what the first has compiled. Where the folder cannot be written, it simply does.
enableCompileCache(path.join(import.meta.dirname, 'compiled'));
const { env, stdout, stderr } = process;
process.exitCode = await runPrimus(process.argv.slice(2), commands, { env, stdout, stderr });
// The process ends by itself when nothing is open; should something have been left open, it ends all the same.
setTimeout(() => process.exit(), 5_000).unref();
