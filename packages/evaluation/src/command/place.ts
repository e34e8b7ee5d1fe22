import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** Writes a file and waits until it is on the disk. */
async function put(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Puts finished files in place of old ones; where one fails, the old ones are put back. */
async function replace(from: string, to: string, names: readonly string[]): Promise<void> {
  const kept: string[] = [];
  const placed: string[] = [];
  try {
    for (const name of names) {
      const old = await stat(join(to, name)).catch(() => null);
      if (old?.isDirectory()) throw Object.assign(new Error(`${name} is a folder`), { code: 'EISDIR' });
      if (old !== null) {
        await rename(join(to, name), join(from, `${name}.old`));
        kept.push(name);
      }
      await rename(join(from, name), join(to, name));
      placed.push(name);
    }
  } catch (error) {
    for (const name of placed) await rm(join(to, name), { force: true });
    for (const name of kept) await rename(join(from, `${name}.old`), join(to, name));
    throw error;
  }
}

/**
 * Writes files into a folder so that nobody sees one of them half-written, or a new one beside an old one after a failure.
 * They are written beside the folder first. A folder that is not there yet appears with all of them in it at once; in one
 * that is there they take the place of files of the same name, and other files are left alone.
 */
export async function place(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const target = resolve(folder);
  const parent = dirname(target);
  await mkdir(parent, { recursive: true });
  const there = await stat(target).catch(() => null);
  if (there !== null && !there.isDirectory()) {
    throw Object.assign(new Error(`${target} is a file`), { code: 'ENOTDIR' });
  }
  const inside = there === null ? parent : target;
  const temporary = join(inside, `.${basename(target)}-${randomUUID()}`);
  try {
    await mkdir(temporary);
    for (const [name, content] of Object.entries(files)) await put(join(temporary, name), content);
    if (there === null) await rename(temporary, target);
    else await replace(temporary, target, Object.keys(files));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
