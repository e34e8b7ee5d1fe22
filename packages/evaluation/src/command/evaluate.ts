import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { analyse } from '../analysis/analyse.ts';
import type { Results } from '../analysis/results.ts';
import { resultsJson } from '../analysis/write.ts';
import { InputError } from '../cohort/problem.ts';
import { readCohort } from '../cohort/read.ts';
import { reportHtml } from '../report/report.ts';
import { version } from '../version.ts';
import { place } from './place.ts';
import { readProtocol } from './protocol-file.ts';

export interface EvaluateOptions {
  /** The trial's data, one row for each participant. */
  readonly csvPath: string;
  /** The plan, in YAML. */
  readonly protocolPath: string;
  /** Folder for `results.json` and `report.html`; made if it is not there. */
  readonly outDir: string;
}

export interface Evaluated {
  readonly results: Results;
  readonly resultsPath: string;
  readonly reportPath: string;
}

/** Something that stops an evaluation, in words for the person who started it: each line is one thing to mend. */
export class EvaluateError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'EvaluateError';
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'you do not have the right to it',
  EPERM: 'you do not have the right to it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder is needed',
  EEXIST: 'there is a file where a folder is needed',
};

function reasonOf(error: unknown, ofHere: Readonly<Record<string, string>> = {}): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? (ofHere[code] ?? reasons[code] ?? code) : null;
}

/** While writing, what is in the way is a folder that has the name of a file of ours. */
const whileWriting = { EISDIR: 'there is a folder where a file is needed' };

async function read(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new EvaluateError(`cannot read the ${what} ${path}: ${reasonOf(error) ?? 'unknown reason'}`);
  }
}

/** Runs a step; what is wrong with a file is told with the file's name before each line. */
function naming<Value>(path: string, step: () => Value): Value {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const lines = error.message.split('\n').map((line) => `${basename(path)}: ${line}`);
    throw new EvaluateError(lines.join('\n'));
  }
}

/**
 * Evaluates a trial: reads the data by the plan, runs the plan's analyses, and writes `results.json` and a self-contained
 * `report.html`. No network, no clock: the same files and version give the same bytes. Either both files are written or
 * neither.
 *
 * @throws {EvaluateError} when a file cannot be read or written, or says something that cannot be used.
 */
export async function evaluate({ csvPath, protocolPath, outDir }: EvaluateOptions): Promise<Evaluated> {
  const plan = await read(protocolPath, 'protocol');
  const data = await read(csvPath, 'data');
  const locked = naming(protocolPath, () => readProtocol(plan));
  const results = naming(csvPath, () => {
    const cohort = readCohort(data, locked.protocol);
    const dataSha256 = createHash('sha256').update(data).digest('hex');
    return analyse(cohort, locked, { version, dataSha256 });
  });
  const files = { 'results.json': resultsJson(results), 'report.html': reportHtml(results) };
  try {
    await place(outDir, files);
  } catch (error) {
    const reason = reasonOf(error, whileWriting);
    if (reason === null) throw error;
    throw new EvaluateError(`cannot write to ${outDir}: ${reason}; choose another folder with --out`);
  }
  return { results, resultsPath: join(outDir, 'results.json'), reportPath: join(outDir, 'report.html') };
}
