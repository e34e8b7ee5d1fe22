import { spawnSync } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';

/** Version of R, or undefined where there is none. */
export const rVersion = (): string | undefined => {
  const asked = spawnSync('Rscript', ['--vanilla', '-e', 'cat(R.version.string)'], { encoding: 'utf8' });
  return asked.status === 0 ? asked.stdout.trim() : undefined;
};

/** Programs that wanted a core in the last minute, on average; above the number of cores they wait for each other. */
export const load = (): number => os.loadavg()[0] ?? 0;

/** Where and when the figures were taken. */
export const machineLines = (r: string | undefined): readonly string[] => {
  const cores = os.cpus();
  return [
    `${cores.length} cores, ${cores[0]?.model ?? 'unknown processor'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.arch()}`,
    `Node ${process.versions.node}; ${r ?? 'R is not installed here: peers are not measured'}`,
    `${new Date().toISOString().slice(0, 10)}, load ${load().toFixed(1)} at the start`,
  ];
};
