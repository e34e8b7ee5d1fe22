import { get, view } from '../../../../office/route.ts';
import { access, decidePage } from '../page.tsx';

export const waitingExpenses = get('/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await decidePage(context)),
});
