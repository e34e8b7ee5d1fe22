import { get, redirect, view } from '../../../../office/route.ts';
import { hasAsked, ownPlan } from '../../store.ts';
import { access } from '../access.ts';
import { AnotherMentorPage } from '../view.tsx';

/** Whether another mentor can be asked for now, and whether it was already. */
export const anotherMentorForm = get('/me/mentor', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, newRequestId }) => {
    const found = await cases.read(async (db) => ({ plan: await ownPlan(db), asked: await hasAsked(db) }));
    if (found.plan === undefined || found.plan.mentors.length === 0) return redirect('/me');
    return view(<AnotherMentorPage page={page} asked={found.asked} requestId={newRequestId} />);
  },
});
