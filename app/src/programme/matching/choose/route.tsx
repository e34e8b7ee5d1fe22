import { get, notFound, redirect, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, choosePage } from './page.tsx';

export const choosePair = get('/courses/:id/match', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await choosePage(context);
    if (shown === undefined) return notFound;
    return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : view(shown);
  },
});
