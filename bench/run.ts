// `npm run bench -- [name…]`: benchmarks by name or by the beginning of a name; all when none is named. A time is never judged; a wrong number is a failure.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchLargePages } from './large-pages.ts';
import { machineLines, rVersion } from './machine.ts';
import { benchMatching } from './matching.ts';
import { benchPages } from './pages.ts';
import { benchPairsPress } from './pairs-press.ts';
import { benchRandomise } from './randomise.ts';
import { runTask } from './stats/run.ts';
import { markdownTable } from './stats/table.ts';
import { awaited, tasks } from './stats/tasks.ts';

const { values: flags, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    aims: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
    alone: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});

/** What runs the application, and does not measure beside R. */
const application: readonly {
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<readonly string[]>;
  /** Minutes long: run by its name alone. */
  readonly onlyNamed?: true;
}[] = [
  { name: 'randomise', title: 'people randomised at once through the enrol door', run: benchRandomise },
  {
    name: 'matching',
    title: 'the best plan of pairs, and the best pairs of one participant',
    run: benchMatching,
  },
  {
    name: 'pairs-press',
    title: 'the press for the best pairs of a branch, from the click until the plan is there',
    run: benchPairsPress,
  },
  { name: 'pages', title: 'pages of the built server at 20 requests at once', run: benchPages },
  {
    name: 'large-pages',
    title:
      'pages with 10,000 participants, 20,000 volunteers and 1,000,000 contacts, beside their bare statements',
    run: () => benchLargePages(flags.keep),
    onlyNamed: true,
  },
];

const asked = ({ name }: { readonly name: string }) => names.some((one) => name.startsWith(one));
const wanted = <T extends { readonly name: string }>(those: readonly T[], unnamed: (one: T) => boolean) =>
  those.filter((one) => (names.length === 0 ? unnamed(one) : asked(one)));

if (flags.list) {
  for (const { name, title } of [...tasks, ...awaited, ...application]) console.log(`${name}: ${title}`);
  console.log(
    '--aims: what has an aim; --slow: slow peers too; --alone: no peers; --keep FOLDER: where the large programme stays',
  );
  process.exit(0);
}

const unknown = names.filter(
  (one) => ![...tasks, ...awaited, ...application].some((all) => all.name.startsWith(one)),
);
if (unknown.length > 0) {
  console.error(`no benchmark begins with ${unknown.join(', ')}; --list shows them`);
  process.exit(2);
}

const r = flags.alone ? undefined : rVersion();
for (const line of machineLines(r)) console.log(line);
const peers = r === undefined ? 'no peers' : flags.slow ? 'slow peers too' : 'peers';

const results = wanted(tasks, (task) => !flags.aims || task.aim !== undefined || task.beside === true).map(
  (task) => runTask(task, peers),
);
for (const { name, title } of wanted(awaited, () => !flags.aims))
  console.log(`${name}: ${title}: not in this version`);
if (results.length > 0) console.log(['', ...markdownTable(results), ''].join('\n'));
let faults = results.flatMap((result) => result.faults).length;
for (const one of wanted(application, ({ onlyNamed }) => !flags.aims && onlyNamed !== true)) {
  console.log(`${one.name}: ${one.title}`);
  const problems = await one.run();
  for (const problem of problems) console.log(`  MISMATCH ${problem}`);
  faults += problems.length;
}
if (faults > 0) console.log(`${faults} check values do not agree`);
process.exitCode = faults > 0 ? 1 : 0;
