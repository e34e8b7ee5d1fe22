import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, resumePage } from '../page.tsx';

export const resumeForm = get('/courses/:id/resume', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await resumePage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
