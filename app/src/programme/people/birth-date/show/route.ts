import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access } from '../../care/page.tsx';
import { birthDatePage } from '../page.tsx';

export const birthDateForm = get('/people/:id/birth-date', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await birthDatePage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
