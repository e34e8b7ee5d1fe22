import { get, notFound, view } from '../../../../../office/route.ts';
import { linkParams } from '../../../hand-in/link.ts';
import { access, amendPage } from '../page.tsx';

export const linkAmendForm = get('/refer/:token/amend', {
  access,
  params: linkParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await amendPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
