import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const manifest = z.object({ name: z.string(), version: z.string() });

/** The checkout that this code belongs to: its folder and the version in its package.json. */
export type Project = Readonly<{ root: string; version: string }>;

/**
 * Looks upwards for the workspace's package.json. The same code runs from `app/src` under the tests and
 * bundled from `app/dist/server`, so a fixed number of `..` would be wrong in one of them.
 */
export function findProject(from: string = path.dirname(fileURLToPath(import.meta.url))): Project {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = readManifest(path.join(folder, 'package.json'));
    if (found?.name === 'primus-motor') return Object.freeze({ root: folder, version: found.version });
    if (folder === path.dirname(folder)) {
      throw new Error(`no Primus Motor checkout above ${from}`);
    }
  }
}

function readManifest(file: string) {
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
