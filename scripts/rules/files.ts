import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folders that hold what was installed, built or written at run time: anywhere, or in one place only. */
const notOurs = /(?:^|\/)(?:node_modules|dist|\.git|\.build)$|^(?:data|coverage|e2e\/out)$/u;

/** Files below a folder of the project, as paths from its root with `/`, in order. */
export function filesIn(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return notOurs.test(name) ? [] : filesIn(name, ending);
      return ending.test(entry.name) ? [name] : [];
    })
    .toSorted();
}

export function readSource(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function isTest(file: string): boolean {
  return (
    /(?:\.(?:test|e2e|specification)|\/fixture)\.tsx?$/u.test(file) ||
    /(?:^|\/)(?:tests?|reference)\//u.test(file)
  );
}
