import { readFileSync } from 'node:fs';

/**
 * Counts of one run of Vitest, from its JSON report. A file that fails before any of its tests runs counts as
 * one failure, and so does a run that ends badly without a failed test, or that has no test at all: silence is
 * not success.
 * @param {{testResults: {status: string, name: string, assertionResults: {status: string, fullName: string}[]}[]} | undefined} report
 * @param {number} code exit code of the run
 * @returns {{passed: number, failed: number, skipped: string[]}}
 */
export function count(report, code) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const broken = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = tests.filter((test) => test.status === 'failed').length + broken;
  const skipped = tests
    .filter((test) => !['passed', 'failed'].includes(test.status))
    .map((test) => test.fullName);
  const silent = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed, skipped };
}

/** The report that Vitest wrote, or undefined when it did not get that far. */
export function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The line that a run ends with. */
export function closingLine(results) {
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
