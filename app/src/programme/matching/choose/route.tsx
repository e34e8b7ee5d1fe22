import { z } from 'zod';
import { get, notFound, redirect, view } from '../../../office/route.ts';
import { idParams } from '../../mentors/fields.ts';
import { access, choosePage } from './page.tsx';

export const choosePair = get('/courses/:id/match', {
  access,
  params: idParams,
  query: z.object({
    name: z.string().trim().max(80).default('').catch(''),
    why: z.string().max(40).optional().catch(undefined),
  }),
  reads: 'course.read',
  show: async (context) => {
    const shown = await choosePage(context, context.query);
    if (shown === undefined) return notFound;
    return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : view(shown);
  },
});
