import { z } from 'zod';
import { get, redirect, view } from '../../../route.ts';
import { nextSchema } from '../../next.ts';
import { CodePage } from '../view.tsx';

export const codeForm = get('/sign-in/code', {
  access: { who: 'anyone' },
  query: z.object({ next: nextSchema }),
  reads: 'nothing sensitive',
  show: async ({ viewer, page, query }) =>
    viewer.userId === '' ? view(<CodePage page={page} next={query.next} />) : redirect(query.next ?? '/'),
});
