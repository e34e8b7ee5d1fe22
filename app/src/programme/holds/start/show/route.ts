import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, holdPage } from '../page.tsx';

export const holdForm = get('/courses/:id/hold', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await holdPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
