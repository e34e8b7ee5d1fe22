import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { candidates } from './test/browser.mjs';
import { closingLine, count } from './test/report.mjs';

function file(status: string, ...tests: string[]) {
  return {
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((one, index) => ({ status: one, fullName: `test ${index}` })),
  };
}

describe('counting', () => {
  test('what passed and what failed', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(count(report, 1)).toEqual({ passed: 3, failed: 1, skipped: [] });
  });

  test('what was not run is named, and is no success', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo')] };
    expect(count(report, 0)).toEqual({ passed: 1, failed: 0, skipped: ['test 1', 'test 2'] });
    expect(count({ testResults: [file('passed', 'skipped')] }, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a file that breaks before its tests is a failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(count(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  test('a bad end without a failed test is a failure, and so is silence', () => {
    expect(count({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(count({ testResults: [] }, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(count(undefined, 0)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('the closing line adds up', () => {
    const results = [
      { passed: 1, failed: 0, skipped: [] },
      { passed: 40, failed: 2, skipped: [] },
    ];
    expect(closingLine(results)).toBe('41 passed, 2 failed');
  });
});

test('browsers are looked for along the search path, on macOS also where applications are', () => {
  expect(candidates('/usr/bin:/opt/bin', 'linux').slice(0, 3)).toEqual([
    '/usr/bin/chromium-headless-shell',
    '/opt/bin/chromium-headless-shell',
    '/usr/bin/chromium',
  ]);
  expect(candidates('', 'linux')).toEqual([]);
  expect(candidates('', 'darwin')[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
});

describe('running as if it were this process', () => {
  function launch(program: string) {
    const run = fileURLToPath(new URL('setup/run.mjs', import.meta.url));
    const script = `import { run } from ${JSON.stringify(run)};
      process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    return { child, ended, ready: new Promise((resolve) => child.stdout.once('data', resolve)) };
  }

  test('the exit code is passed on', async () => {
    expect(await launch('process.exitCode = 7').ended).toBe(7);
  });

  test('a signal is passed on, and the program ends as it wants to', async () => {
    const program =
      "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('up')";
    const { child, ended, ready } = launch(program);
    await ready;
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('a program that dies of a signal gives the number that shells give', async () => {
    expect(await launch("process.kill(process.pid, 'SIGKILL')").ended).toBe(137);
  });
});
