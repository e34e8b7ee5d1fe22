import type { z } from 'zod';
import type { Rejected, RouteContext } from '../../../office/route.ts';
import type { idParams } from '../../studies/access.ts';
import { findStudy } from '../../studies/store.ts';
import type { ReadFile } from '../file.ts';
import { listImports } from '../store.ts';
import { OutcomesPage } from './view.tsx';

type Params = z.output<typeof idParams>;
type Context = Pick<
  RouteContext<Params, unknown, unknown>,
  'study' | 'params' | 'viewer' | 'page' | 'newRequestId'
>;

export const nothingFilled: Rejected = { errors: {}, values: {}, lists: {} };

const load = ({ study, params, viewer }: Context) =>
  study.read(async (db) => {
    const found = await findStudy(db, viewer.organisation?.id ?? '', params.id);
    return found && { study: found, imports: await listImports(db, found.id) };
  });

/** The page with what was written and what was found; undefined when there is no such study. */
export const outcomesPage = async (context: Context, filled: Rejected, read?: ReadFile) => {
  const found = await load(context);
  if (found === undefined) return undefined;
  const { page, newRequestId } = context;
  return <OutcomesPage page={page} requestId={newRequestId} {...found} filled={filled} read={read} />;
};
