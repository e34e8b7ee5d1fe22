import { get, view } from '../../../office/route.ts';
import { ClosedPage } from '../closed.tsx';
import { volunteerPage } from '../page.tsx';
import { volunteerTowns } from '../store.ts';

export const volunteerForm = get('/volunteer', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async (context) => {
    const towns = await context.cases.read(volunteerTowns);
    if (towns.length === 0) return view(<ClosedPage page={context.page} />);
    return view(await volunteerPage(context));
  },
});
