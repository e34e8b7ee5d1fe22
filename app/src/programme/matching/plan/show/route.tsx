import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { openPlan, planAccess } from '../find.ts';
import { placeNames } from '../places.ts';
import { PlanPage } from './view.tsx';

export const showPlan = get('/pairs/:id', {
  access: planAccess,
  params: idParams,
  reads: 'match-plan.read',
  show: async ({ cases, clock, page, params, newRequestId }) => {
    const { open, names } = await cases.read(async (db) => ({
      open: await openPlan(db, params.id, clock.today()),
      names: await placeNames(db),
    }));
    if (open === undefined) return notFound;
    return view(<PlanPage page={page} open={open} names={names} requestId={newRequestId} />);
  },
});
