// All scenarios over all processors: `npm run test:long`. With `-- --share=0.1` a tenth of the repetitions (100 at least),
// on a busy machine; with part of a name only those scenarios, and the page is left as it is; with `-- --new` only those
// that are not on the page, which keeps its other rows. Ends with 1 where a share leaves its limits.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { verdictOf } from './counting.ts';
import { pageOf, rowsOn } from './page.ts';
import { scenarios } from './registry.ts';
import { countWith, partsOf } from './workers.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  options: { share: { type: 'string' }, new: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const share = Number(values.share ?? '1');
if (!(share > 0 && share <= 1)) throw new Error(`--share=${values.share} is not above 0 and at most 1`);
const [wanted = ''] = positionals;
const page = new URL('../../../../docs/statistics/simulations.md', import.meta.url);
const earlier = values.new ? rowsOn(readFileSync(page, 'utf8')) : new Map<string, string>();
const chosen = scenarios
  .filter(({ name }) => name.includes(wanted) && !earlier.has(name))
  .map((scenario) => ({
    ...scenario,
    repetitions: Math.max(Math.min(100, scenario.repetitions), Math.round(share * scenario.repetitions)),
  }));
const parts = chosen.flatMap(partsOf);
const all = parts.length;
const begun = performance.now();
const minutes = () => ((performance.now() - begun) / 60_000).toFixed(1);

let finished = 0;
const progress = (name: string) => {
  finished++;
  if (process.stderr.isTTY)
    process.stderr.write(`\r\u001B[K${finished} of ${all}, ${minutes()} min: ${name}`);
};
const counts = await countWith(availableParallelism(), parts, ({ name }) => progress(name));
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');

const verdicts = chosen.map((scenario) =>
  verdictOf(scenario, scenario.repetitions, counts.get(scenario.name) ?? { hits: 0, lacking: 0 }),
);
for (const { scenario, share: found, lower, upper, lacking, held } of verdicts) {
  if (held && wanted === '') continue;
  const limits = `${lower.toFixed(4)} to ${upper.toFixed(4)}`;
  say(
    `${held ? 'within' : 'OUTSIDE'} ${scenario.name}: ${found.toFixed(4)}, limits ${limits}, ${lacking} without a result`,
  );
}
if (wanted === '') writeFileSync(page, pageOf(verdicts, earlier));
const outside = verdicts.filter(({ held }) => !held).length;
say(`${verdicts.length - outside} within, ${outside} outside, ${minutes()} min`);
process.exitCode = outside === 0 ? 0 : 1;
