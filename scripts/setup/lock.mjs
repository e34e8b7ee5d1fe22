import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, say } from './say.mjs';

/**
 * Runs a step while no other process does: two starts at once must not install into the same folder. The
 * second waits and finds the work done. A file left by a process that is gone does not count.
 */
export async function alone(root, step) {
  const folder = path.join(root, '.build');
  const file = path.join(folder, 'setup.pid');
  makeFolder(folder);
  for (let waited = 0; !take(file); waited += 1) {
    if (waited === 0) say('Another set-up is running here; waiting for it …');
    await sleep(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await step();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(
      `${folder} cannot be made (${error.code}): set-up needs to write in the checkout; start it once as the user who owns it`,
    );
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw new Problem(
        `${file} cannot be written (${error.code}): start once as the user who owns the checkout`,
      );
    }
  }
  const holder = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }));
  if (holder > 0 && !exists(holder)) rmSync(file, { force: true });
  return false;
}

function exists(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
