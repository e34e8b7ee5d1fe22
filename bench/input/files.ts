import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import {
  type DataSet,
  type DataSetName,
  dataSets,
  emptyColumns,
  generate,
  type TrialData,
} from './data-set.ts';

/** Where the generated files are kept between runs. */
export const dataFolder = path.resolve(import.meta.dirname, '..', '..', '.build', 'bench');

const columnsOf = (data: TrialData): readonly Float64Array[] => [
  data.time,
  data.status,
  data.cause,
  data.centre,
  ...data.x,
];

const bytesOf = (column: Float64Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/**
 * Writes a data set for us and for the peers, unless it is there: little-endian doubles, column after column (time, status,
 * cause, centre, x1, …).
 *
 * @throws when the bytes are not those that the reference figures were taken on
 */
export const ensureFile = (name: DataSetName): string => {
  const set: DataSet = dataSets[name];
  const file = path.join(dataFolder, set.file);
  if (existsSync(file)) return file;
  mkdirSync(dataFolder, { recursive: true });
  const hash = createHash('sha256');
  const part = `${file}.part`;
  const out = openSync(part, 'w');
  for (const column of columnsOf(generate(set))) {
    const bytes = bytesOf(column);
    hash.update(bytes);
    for (let at = 0; at < bytes.length; )
      at += writeSync(out, bytes, at, Math.min(1 << 26, bytes.length - at));
  }
  closeSync(out);
  const found = hash.digest('hex');
  if (found !== set.sha256) throw new Error(`${set.file} has SHA-256 ${found}, not ${set.sha256}`);
  renameSync(part, file);
  return file;
};

/** Reads a data set's columns, straight into their arrays. */
export const readColumns = (name: DataSetName): TrialData => {
  const data = emptyColumns(dataSets[name]);
  const file = openSync(path.join(dataFolder, dataSets[name].file), 'r');
  for (const column of columnsOf(data)) {
    const bytes = bytesOf(column);
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(file, bytes, at, Math.min(1 << 26, bytes.length - at), null);
      if (got === 0) throw new Error(`${dataSets[name].file} ends too early`);
      at += got;
    }
  }
  closeSync(file);
  return data;
};
