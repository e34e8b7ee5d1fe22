import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { newDataFolder, startServer } from './server.ts';
import { Visitor } from './visitor.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with a file for each skeleton that is known. */
    knownPages: string;
    /** A data folder in which the demo programme was opened, to be copied. */
    demoData: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-known-'));
  project.provide('knownPages', folder);
  const dataFolder = await newDataFolder();
  project.provide('demoData', dataFolder);
  await openDemo(dataFolder);
  return async () => {
    for (const made of [folder, path.dirname(dataFolder)]) await rm(made, { recursive: true, force: true });
  };
}

/** By the built system itself, as somebody who presses the button on the first page. */
async function openDemo(dataFolder: string): Promise<void> {
  const server = await startServer({ dataFolder });
  const visitor = new Visitor(server.url);
  const { status } = await visitor.post('/demo', { _csrf: await visitor.token('/') });
  await server.stop();
  if (status !== 303) throw new Error(`the demo programme was not opened: ${status}`);
}
