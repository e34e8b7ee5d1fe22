import { get, view } from '../../../../office/route.ts';
import { access, expensesPage } from '../page.tsx';

export const myExpenses = get('/my/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await expensesPage(context)),
});
