import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';

/** Skeletons of pages that axe has found nothing in. */
export interface Known {
  readonly has: (skeleton: string) => boolean;
  readonly add: (skeleton: string) => void;
}

/** Those of this run. All files share them, since they meet many of the same pages of the same build. */
export const knownPages = (): Known => {
  const folder = inject('knownPages');
  const place = (skeleton: string) => path.join(folder, createHash('sha256').update(skeleton).digest('hex'));
  return {
    has: (skeleton) => existsSync(place(skeleton)),
    add: (skeleton) => writeFileSync(place(skeleton), ''),
  };
};
