import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, transferPage } from '../page.tsx';

export const transferForm = get('/people/:id/transfer', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await transferPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
