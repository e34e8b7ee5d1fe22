import { z } from 'zod';
import { get, view } from '../../../office/route.ts';
import { showForm } from '../form/page.tsx';

export const coordinator = { who: ['coordinator'], over: 'organisation' } as const;

const blank = { values: {}, lists: { languages: ['da'] }, errors: {} };

export const newMentor = get('/mentors/new', {
  access: coordinator,
  params: z.object({}),
  reads: 'nothing sensitive',
  show: async (context) => view(await showForm(context, blank)),
});
