import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { personPage } from './page.tsx';

export const showPerson = get('/people/:id', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: z.object({ id: z.uuid() }),
  reads: 'person.read',
  show: async (context) => {
    const shown = await personPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
