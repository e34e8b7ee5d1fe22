import { get, view } from '../../../office/route.ts';
import { ownPlan } from '../store.ts';
import { HomePage } from './view.tsx';

/** The participant's own page: the next meeting first. */
export const showOwn = get('/me', {
  access: { who: 'participant' },
  reads: 'nothing sensitive',
  show: async ({ cases, page, clock }) => {
    const plan = await cases.read(ownPlan);
    return view(<HomePage page={page} plan={plan} today={clock.today()} />);
  },
});
