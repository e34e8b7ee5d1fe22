import { runPrimus } from './cli.ts';
import { commands } from './table.ts';

const { env, stdout, stderr } = process;
process.exitCode = await runPrimus(process.argv.slice(2), commands, { env, stdout, stderr });
