import { get, view } from '../../../../office/route.ts';
import { access, ratesPage } from '../page.tsx';

export const expenseRates = get('/settings/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await ratesPage(context)),
});
