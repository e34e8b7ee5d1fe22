import { z } from 'zod';
import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, endPage } from '../page.tsx';

export const endCourseForm = get('/courses/:id/end', {
  access,
  params: idParams,
  query: z.object({ answer: z.uuid().optional().catch(undefined) }),
  reads: 'course.read',
  show: async (context) => {
    const shown = await endPage(context, undefined, context.query.answer);
    return shown === undefined ? notFound : view(shown);
  },
});
