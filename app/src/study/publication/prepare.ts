import type { z } from 'zod';
import type { RouteContext } from '../../office/route.ts';
import type { Database } from '../../platform/database/register.ts';
import { orRefuse } from '../analysis/load.ts';
import { loadData } from '../analysis/store.ts';
import type { idParams } from '../studies/access.ts';
import { unblindingState } from '../unblinding/load.ts';
import { mustBeApproved } from './policies.ts';
import { releaseOf } from './release.ts';

type Context = Pick<RouteContext<z.output<typeof idParams>, unknown, unknown>, 'params' | 'viewer'>;

/** The release that would be published now. @throws Refused */
export const prepareRelease = async (db: Database, { params, viewer }: Context) => {
  const approved = mustBeApproved(await unblindingState(db, viewer.organisation?.id ?? '', params.id));
  const loaded = await loadData(db, approved.study);
  if (loaded.importId === undefined) throw new TypeError('an analysed study has an import');
  const { analysis, mentoringCode } = approved;
  const release = orRefuse(() => releaseOf(loaded.data, mentoringCode, analysis.hash));
  return { ...approved, release };
};
