// `npm test`: everything that is checked, in the order in which a mistake is cheapest to find. What is cheap runs at the
// same time, and is printed in that order all the same. Ends with one line "N passed, N failed".
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './setup/run.mjs';
import { main, Problem, say } from './setup/say.mjs';
import { setUp } from './setup.mjs';
import { findBrowser } from './test/browser.mjs';
import { closingLine, count, readReport } from './test/report.mjs';

await main(async () => {
  const { root, node } = await setUp();
  const reports = path.join(root, '.build', 'tests');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const tool = (...parts) => path.join(root, 'node_modules', ...parts);
  // The pinned Node goes first on the path, for whatever a test starts. In CI nothing is written that a test
  // compares with, and nothing is coloured unless somebody looks.
  const env = {
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
    CI: process.env.CI ?? 'true',
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
  };

  const check =
    (script, ...args) =>
    async (hear) => {
      const code = await run(node, [script, ...args], { cwd: root, env, hear });
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
    };
  const vitest =
    (name, extra, ...args) =>
    async (hear) => {
      const report = path.join(reports, `${name}.json`);
      const code = await run(
        node,
        [
          tool('vitest', 'vitest.mjs'),
          'run',
          '--allowOnly=false',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${report}`,
          ...args,
        ],
        { cwd: root, env: { ...env, ...extra() }, hear },
      );
      return count(readReport(report), code);
    };
  const nothing = () => ({});
  // A thread reads the program from its sources: what one has compiled the next one need not.
  const compiled = () => ({ NODE_COMPILE_CACHE: path.join(reports, 'compiled') });

  const cheap = [
    // One checker: each further one reads the libraries once more for itself, and here two others want the processor.
    ['types', check(tool('typescript', 'bin', 'tsc'), '-p', '.', '--checkers', '1')],
    ['lint', check(tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '.')],
    ['house rules', vitest('rules', nothing, '--project=scripts')],
  ];
  const long = [
    ['unit and integration', vitest('unit', compiled, '--project=packages', '--project=app')],
    [
      'browser',
      vitest('browser', () => ({ CHROME_PATH: findBrowser(root, node) }), '--config=vitest.e2e.config.ts'),
    ],
  ];

  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true));
  const results = [];
  const perform = async (step, hear) => {
    const begun = Date.now();
    const result = await step(hear).catch((error) => {
      if (!(error instanceof Problem)) throw error;
      say(`primus: ${error.message}`);
      return { passed: 0, failed: 1, skipped: [] };
    });
    return { ...result, seconds: (Date.now() - begun) / 1000 };
  };
  const tell = (name, result) => {
    results.push(result);
    for (const title of result.skipped) console.log(`not run here: ${title}`);
    console.log(`${name}: ${closingLine([result])} (${result.seconds.toFixed(1)} s)\n`);
  };

  const begun = cheap.map(([name, step]) => {
    const printed = [];
    return { name, printed, ended: perform(step, (part) => printed.push(part)) };
  });
  for (const { name, printed, ended } of begun) {
    const result = await ended;
    process.stdout.write(Buffer.concat(printed));
    if (interrupted) return 130;
    tell(name, result);
  }
  for (const [name, step] of long) {
    const result = await perform(step);
    if (interrupted) return 130;
    tell(name, result);
  }
  console.log(closingLine(results));
  return results.some((result) => result.failed > 0) ? 1 : 0;
});
