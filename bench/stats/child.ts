// One task in a process of its own, so that its peak memory is its own and no other task has warmed it up.
import process from 'node:process';
import { openWorkers } from '@primus-motor/stats/parallel';
import { tasks } from './tasks.ts';

const task = tasks.find(({ name }) => name === process.argv[2]);
if (task === undefined) throw new Error(`no task ${process.argv[2]}`);
const collect = globalThis.gc ?? (() => undefined);

const opened = performance.now();
const workers = task.threads === undefined ? undefined : await openWorkers(task.threads);
const threadSeconds = workers === undefined ? 0 : (performance.now() - opened) / 1000;
const work = task.prepare(workers);
const seconds: number[] = [];
const processorSeconds: number[] = [];
let values: Readonly<Record<string, number>> = {};
for (let run = 0; run < task.runs; run++) {
  // As R does before each timing: the rubbish of the last run is not part of this one.
  collect();
  const used = process.cpuUsage();
  const begun = performance.now();
  const read = work();
  seconds.push((performance.now() - begun) / 1000);
  const { user, system } = process.cpuUsage(used);
  processorSeconds.push((user + system) / 1e6);
  values = read();
}
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds, processorSeconds, values, peakMegabytes, threadSeconds }));
await workers?.close();
