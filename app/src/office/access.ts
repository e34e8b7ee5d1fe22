import type { Access } from './route.ts';
import { has, type Viewer } from './viewer.ts';

export type Verdict = 'yes' | 'no' | 'sign-in';

/**
 * May this viewer use the route at all? Whether the subject in the path is theirs is asked afterwards, by the store
 * and by row-level security, and answered as if the subject did not exist. Links and cards are asked for by themselves.
 */
export const allows = (access: Access, viewer: Viewer): Verdict => {
  if (access.who === 'anyone' || access.who === 'link' || access.who === 'participant') return 'yes';
  if (viewer.userId === '') return 'sign-in';
  if (access.who === 'signed-in') return 'yes';
  return has(viewer, ...access.who) ? 'yes' : 'no';
};
