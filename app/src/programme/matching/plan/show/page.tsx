import type { RouteContext } from '../../../../office/route.ts';
import { openPlan } from '../find.ts';
import { placeNames } from '../places.ts';
import { PlanPage } from './view.tsx';

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

/** The page of a plan as it stands today; undefined where there is none. */
export const planPage = async ({ cases, clock, page, params, newRequestId }: Context, refused?: string) => {
  const { open, names } = await cases.read(async (db) => ({
    open: await openPlan(db, params.id, clock.today()),
    names: await placeNames(db),
  }));
  if (open === undefined) return undefined;
  return <PlanPage page={page} open={open} names={names} requestId={newRequestId} refused={refused} />;
};
