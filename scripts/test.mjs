// `npm test`: everything that is checked, in the order in which a mistake is cheapest to find. Ends with one
// line "N passed, N failed".
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
    async () => {
      const code = await run(node, [script, ...args], { cwd: root, env });
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
    };
  const vitest =
    (name, extra, ...args) =>
    async () => {
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
        { cwd: root, env: { ...env, ...extra() } },
      );
      return count(readReport(report), code);
    };
  const nothing = () => ({});

  const steps = [
    ['types', check(tool('typescript', 'bin', 'tsc'), '-p', '.')],
    ['lint', check(tool('@biomejs', 'biome', 'bin', 'biome'), 'ci', '.')],
    ['house rules', vitest('rules', nothing, '--project=scripts')],
    ['unit and integration', vitest('unit', nothing, '--project=packages', '--project=app')],
    [
      'browser',
      vitest('browser', () => ({ CHROME_PATH: findBrowser(root, node) }), '--config=vitest.e2e.config.ts'),
    ],
  ];

  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (interrupted = true));
  const results = [];
  for (const [name, step] of steps) {
    const begun = Date.now();
    const result = await step().catch((error) => {
      if (!(error instanceof Problem)) throw error;
      say(`primus: ${error.message}`);
      return { passed: 0, failed: 1, skipped: [] };
    });
    if (interrupted) return 130;
    results.push(result);
    for (const title of result.skipped) console.log(`not run here: ${title}`);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${name}: ${closingLine([result])} (${seconds} s)\n`);
  }
  console.log(closingLine(results));
  return results.some((result) => result.failed > 0) ? 1 : 0;
});
