import { get, view } from '../../../office/route.ts';
import { seesSupply } from '../access.ts';
import { keptSupply } from '../store.ts';
import { SupplyPage } from './view.tsx';

export const showSupply = get('/supply', {
  access: seesSupply,
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, viewer }) => {
    const today = clock.today();
    const supply = await cases.read((db) => keptSupply(db, viewer.userId, today));
    return view(<SupplyPage page={page} supply={supply} today={today} />);
  },
});
