import { spawn } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program as if it were this one: same terminal, signals passed on, its exit code returned. Under npm
 * we also end when npm is gone: killed hard, npm cannot tell its children. What it prints goes to `hear` instead when
 * that is given, and it can then not be asked anything.
 */
export function run(command, args, { cwd, env, hear } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, PRIMUS_LAUNCHER: String(process.pid) },
      stdio: hear === undefined ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    if (hear !== undefined) for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
    const passOn = (signal) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, passOn);
    if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of passedOn) process.off(name, passOn);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}
