import { z } from 'zod';
import { whoSees } from '../../../office/fields.ts';
import { get, notFound, view } from '../../../office/route.ts';
import { personPage } from './page.tsx';

export const showPerson = get('/people/:id', {
  access: {
    who: whoSees(
      ['coordinator'],
      'name',
      'birthDate',
      'phone',
      'contactRule',
      'alert',
      'alertForMentors',
      'prison',
      'releaseDate',
      'consent',
      'assessment',
    ),
    over: 'branch',
    subject: 'person',
  },
  params: z.object({ id: z.uuid() }),
  reads: 'person.read',
  show: async (context) => {
    const shown = await personPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
