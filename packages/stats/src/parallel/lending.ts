import type { Workers } from '../numeric/stripes.ts';

/** Shared memory that is lent to one piece of work and kept for the next. */
export function lending(): Pick<Workers, 'memory' | 'lend'> {
  let free: SharedArrayBuffer[] = [];
  let lent: SharedArrayBuffer[] = [];
  return {
    memory: (bytes) => {
      const at = free.findIndex((buffer) => buffer.byteLength === bytes);
      const [found] = at < 0 ? [] : free.splice(at, 1);
      if (found !== undefined) new Uint8Array(found).fill(0);
      const buffer = found ?? new SharedArrayBuffer(bytes);
      lent.push(buffer);
      return buffer;
    },
    lend: (work) => {
      const before = lent;
      lent = [];
      try {
        return work();
      } finally {
        // What this piece of work had no use for is dropped: the next will be like it.
        free = lent;
        lent = before;
      }
    },
  };
}
