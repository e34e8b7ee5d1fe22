import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access } from '../../care/page.tsx';
import { aboutPage } from '../page.tsx';

export const aboutForm = get('/people/:id/about', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await aboutPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
