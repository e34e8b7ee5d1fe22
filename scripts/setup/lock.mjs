import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem, say } from './say.mjs';

/**
 * Runs a step while no other process does: two starts at once must not install into the same folder. The
 * second waits and finds the work done. A file left by a process that is gone does not count, nor one that a crash left empty.
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
  const own = `${file}.${process.pid}`;
  try {
    // Linked when it is whole: nobody reads half a name.
    writeFileSync(own, nameOf(process.pid));
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw new Problem(
        `${file} cannot be written (${error.code}): start once as the user who owns the checkout`,
      );
    }
  } finally {
    rmSync(own, { force: true });
  }
  const holder = readFileSync(file, { encoding: 'utf8', flag: 'a+' });
  if (holder !== nameOf(Number.parseInt(holder, 10))) rmSync(file, { force: true });
  return false;
}

/** A process by its number and its birth: after a crash the number soon belongs to somebody else, in a container even to us. */
function nameOf(pid) {
  return `${pid} ${process.platform === 'linux' ? bornOnLinux(pid) : bornElsewhere(pid)}`;
}

/** Ticks since the machine was started, and which start that was. The program's own name, in brackets, may hold anything. */
function bornOnLinux(pid) {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    return `${afterName.split(' ')[19]} ${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return 'gone';
  }
}

function bornElsewhere(pid) {
  const shown = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
  });
  return shown.stdout?.trim() || 'gone';
}
