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

/**
 * Is it as a mentor, and as nothing else, that the viewer comes to this route? Then the case register is opened with the
 * mentors' login, for which the database refuses every column that a mentor is not to see. Behind a link or a card, and
 * where everybody may be, nobody comes as a mentor, whoever is signed in.
 */
export const entersAsMentor = ({ who }: Access, viewer: Viewer): boolean => {
  if (who === 'anyone' || who === 'link' || who === 'participant') return false;
  const opening = viewer.memberships.filter(({ role }) => who === 'signed-in' || who.includes(role));
  return opening.length > 0 && opening.every(({ role }) => role === 'mentor');
};
