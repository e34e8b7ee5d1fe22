import type { RouteContext } from '../../route.ts';
import { type Branch, listBranches } from '../store.ts';

/** The branches that an administrator may invite to. */
export const ownBranches = ({
  accounts,
  viewer,
}: Pick<RouteContext<unknown, unknown, unknown>, 'accounts' | 'viewer'>): Promise<readonly Branch[]> =>
  accounts.read((db) => listBranches(db, viewer.organisation?.id ?? ''));
