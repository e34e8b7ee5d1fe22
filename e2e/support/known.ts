import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

/** Skeletons of pages that axe looks at in this run. */
export interface Known {
  /** Whether nobody has had it before; whoever asks first has axe look at it, and fails if something is wrong. */
  readonly isNew: (skeleton: string) => boolean;
}

/** Those of this run. All files share them, since they meet many of the same pages of the same build. */
export const knownPages = (): Known => {
  const folder = inject('knownPages');
  return {
    isNew: (skeleton) => {
      const name = createHash('sha256').update(skeleton).digest('hex');
      try {
        writeFileSync(path.join(folder, name), '', { flag: 'wx' });
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw error;
      }
    },
  };
};
