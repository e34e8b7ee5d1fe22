import { Unzip, UnzipInflate, zipSync } from 'fflate';

export interface UnzipLimits {
  readonly entries: number;
  /** What comes out, in all. */
  readonly bytes: number;
}

/** More came out of an archive than it may hold, or it is none. */
export class UnzipProblem extends Error {
  readonly reason: 'too-large' | 'broken';
  constructor(reason: UnzipProblem['reason'], cause?: unknown) {
    super(`the archive is ${reason}`, { cause });
    this.reason = reason;
  }
}

/** Pieces small enough that a bomb is noticed long before it goes off. */
const piece = 4096;

/**
 * Packs the wanted files of an archive anew, uncompressed, from what really came out of them: whoever reads the result
 * is told no lies about sizes, and meets nothing that was not counted here.
 *
 * @param wanted whether a file is kept, by its name; the others are not even inflated
 * @param fits whether a kept file is as it should be
 * @throws UnzipProblem
 */
export const repacked = (
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  fits: (name: string, content: Uint8Array) => boolean,
  limits: UnzipLimits,
): Uint8Array<ArrayBuffer> => {
  const files = new Map<string, Uint8Array[]>();
  let entries = 0;
  let bytes = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > limits.entries) throw new UnzipProblem('too-large');
    if (!wanted(file.name)) return;
    if (files.has(file.name)) throw new UnzipProblem('broken');
    const chunks: Uint8Array[] = [];
    files.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      // The library gives back as an error what was thrown at it here.
      if (error !== null) throw error instanceof UnzipProblem ? error : new UnzipProblem('broken', error);
      bytes += chunk.length;
      if (bytes > limits.bytes) throw new UnzipProblem('too-large');
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < archive.length; from += piece)
      unzip.push(archive.subarray(from, from + piece), from + piece >= archive.length);
  } catch (error) {
    throw error instanceof UnzipProblem ? error : new UnzipProblem('broken', error);
  }
  if (files.size === 0) throw new UnzipProblem('broken');
  const whole = [...files].map(([name, chunks]) => [name, Uint8Array.from(Buffer.concat(chunks))] as const);
  if (!whole.every(([name, content]) => fits(name, content))) throw new UnzipProblem('too-large');
  return zipSync(Object.fromEntries(whole), { level: 0 });
};
