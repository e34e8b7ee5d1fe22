import { get, view } from '../../../../office/route.ts';
import { access, ownPage } from '../page.tsx';

export const showOwn = get('/my/about', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await ownPage(context)),
});
