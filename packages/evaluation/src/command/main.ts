import { runEvaluate } from './run.ts';

process.exitCode = await runEvaluate(process.argv.slice(2), process);
