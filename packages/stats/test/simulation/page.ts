import type { Verdict } from './counting.ts';
import { families } from './registry.ts';
import type { Scenario } from './scenario.ts';

/** The rows of a page by the name of their scenario, where they still tell the same call and truth. */
export function rowsOn(page: string): ReadonlyMap<string, string> {
  const lines = page.split('\n');
  return new Map(
    Object.values(families)
      .flat()
      .flatMap((scenario) => {
        const row = lines.find((line) => line.startsWith(headOf(scenario)));
        return row === undefined ? [] : [[scenario.name, row] as const];
      }),
  );
}

const headOf = ({ name, call, truth }: Scenario): string =>
  `| ${name} | \`${call.replaceAll('|', '\\|')}\` | ${truth} | `;

/** The page of all verdicts, a table for each family; what was not run keeps its row of an earlier run. */
export function pageOf(
  verdicts: readonly Verdict[],
  earlier: ReadonlyMap<string, string> = new Map(),
): string {
  const made = new Map(verdicts.map((verdict) => [verdict.scenario.name, rowOf(verdict)]));
  const tables = Object.entries(families).map(([family, scenarios]) => {
    const rows = scenarios.flatMap(({ name }) => made.get(name) ?? earlier.get(name) ?? []);
    return { family, rows };
  });
  const all = tables.flatMap(({ rows }) => rows);
  const outside = all.filter((row) => row.endsWith(OUTSIDE)).length;
  const summary =
    outside === 0
      ? `All ${all.length} shares lie within their limits.`
      : `${outside} of ${all.length} shares lie outside their limits.`;
  const runs =
    all.length === made.size
      ? []
      : [`${made.size} rows are of the last run, ${all.length - made.size} of earlier ones.`];
  const parts = tables.map(({ family, rows }) => `## ${family}\n\n${[HEAD, RULE, ...rows].join('\n')}`);
  return [ABOUT, summary, ...runs, ...parts].join('\n\n').concat('\n');
}

const ABOUT = `# Coverage and type I error by simulation

How often the 95% intervals of \`packages/stats\` hold the truth, and how often its tests at 0.05 reject a true hypothesis,
in data made up by known rules. Made by \`npm run test:long\` from \`packages/stats/test/simulation\`, which fails where a share
leaves its limits; random numbers are seeded, and the same whatever the number of processors.

The limits are exact binomial ones: a method that does what its band says leaves them once in 10,000 tables. The band is
the nominal level for methods that are exact there; the safe side of it for those that promise no more (\`≤\`, \`≥\`); a
distance from it for approximations in samples of this size (\`±\`); or two shares, where a method is known to be further
off, with the reason.

Every interval and every test of every result is here, and every value of every option, and every column, that changes
one: the types say which there are, \`decided.ts\` and \`results.ts\` beside the scenarios list them, with the reason where one
needs no scenario, and a test sees what each scenario really passes.`;

const HEAD =
  '| scenario | call | truth | share of | nominal, band | repetitions | share | limits | verdict |';
const OUTSIDE = '| **outside** |';
const RULE = '| --- | --- | --- | --- | --- | --- | --- | --- | --- |';

function rowOf({ scenario, repetitions, lacking, share, lower, upper, held }: Verdict): string {
  const without = lacking === 0 ? '' : `, ${lacking} without a result`;
  const cells = [
    scenario.share === 'coverage' ? 'intervals that hold it' : 'rejections',
    bandText(scenario),
    `${repetitions}${without}`,
    digits(share),
    `${digits(lower)} to ${digits(upper)}`,
    held ? 'within' : '**outside**',
  ];
  return `${headOf(scenario)}${cells.join(' | ')} |`;
}

function bandText({ share, nominal, band }: Scenario): string {
  if (band === 'nominal') return `${nominal}`;
  if (band === 'conservative') return `${share === 'coverage' ? '≥' : '≤'} ${nominal}`;
  if ('within' in band) return `${nominal} ± ${band.within}`;
  const range = band.from === band.to ? `${band.from}` : `${band.from} to ${band.to}`;
  return `${nominal}, here ${range}: ${band.why}`;
}

const digits = (value: number): string => value.toFixed(4);
