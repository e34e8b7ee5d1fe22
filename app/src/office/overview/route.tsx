import { get, view } from '../route.ts';
import { countBranches } from './store.ts';
import { OverviewPage } from './view.tsx';

export const overview = get('/overview', {
  access: { who: ['programme-lead'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page }) => {
    const today = clock.today();
    const branches = await cases.read((db) => countBranches(db, today));
    return view(<OverviewPage page={page} branches={branches} today={today} />);
  },
});
