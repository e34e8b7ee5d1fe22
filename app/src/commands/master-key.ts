import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newMasterKey } from '../platform/secrets.ts';
import { errorCode, oneLine, StartError } from '../platform/start-error.ts';

const length = 32;

/** Where the key is looked for. */
export interface KeyPlace {
  readonly dataFolder: string;
  /** A file elsewhere (`PRIMUS_KEY_FILE`), as several hosts on one database have it. */
  readonly keyFile: string | undefined;
  /** Nothing was sealed in the database yet. */
  readonly databaseIsEmpty: boolean;
}

/**
 * The installation's master key, a file in the data folder that only its owner can read. It is made once, for
 * an empty database: what a database holds already was sealed with a key that a new one cannot replace. A file that is
 * named by `PRIMUS_KEY_FILE` is never made: of two hosts that each made their own, one would be shut out.
 * @throws StartError
 */
export function readMasterKey({ dataFolder, keyFile, databaseIsEmpty }: KeyPlace): Buffer {
  const file = keyFile ?? path.join(dataFolder, 'master.key');
  const found = read(file);
  if (found !== undefined) return found;
  if (keyFile !== undefined) {
    throw new StartError(
      `PRIMUS_KEY_FILE names ${file}, which is not there: copy master.key to it from the data folder of the host that started first`,
    );
  }
  if (!databaseIsEmpty) {
    throw new StartError(
      `the key file ${file} is missing, and the database holds data that only that key opens: ` +
        'put the file back from the backup, set PRIMUS_DATA to the folder that has it, ' +
        "or set PRIMUS_KEY_FILE to a copy of the first host's master.key",
    );
  }
  make(file);
  return readMasterKey({ dataFolder, keyFile, databaseIsEmpty: false });
}

function read(file: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new StartError(
      `the key file ${file} cannot be read (${oneLine(error)}): start as the user who owns it`,
    );
  }
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length === length) return key;
  throw new StartError(`the key file ${file} is damaged: put it back from the backup`);
}

/** On disk before its name is; `link` does not overwrite, so of two starts at once the first one's key counts. */
function make(file: string): void {
  const half = `${file}.${process.pid}`;
  const handle = openSync(half, 'wx', 0o600);
  writeFileSync(handle, `${newMasterKey().toString('base64url')}\n`);
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(half, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
  const folder = openSync(path.dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
