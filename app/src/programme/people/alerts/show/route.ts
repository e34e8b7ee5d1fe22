import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access } from '../../care/page.tsx';
import { alertsPage } from '../page.tsx';

export const alertsForm = get('/people/:id/alerts', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await alertsPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
