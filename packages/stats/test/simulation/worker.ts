import { parentPort } from 'node:worker_threads';
import { countOf } from './counting.ts';
import { scenarios } from './registry.ts';
import type { Part } from './workers.ts';

const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));

parentPort?.on('message', ({ name, from, to }: Part) => {
  parentPort?.postMessage(countOf(byName.get(name)!, from, to));
});
