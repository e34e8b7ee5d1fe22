import { get, notFound, view } from '../../../../../office/route.ts';
import { linkParams } from '../../../hand-in/link.ts';
import { access, withdrawPage } from '../page.tsx';

export const linkWithdrawForm = get('/refer/:token/withdraw', {
  access,
  params: linkParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await withdrawPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
