import { z } from 'zod';
import { get, redirect, view } from '../../../route.ts';
import { nextSchema } from '../../next.ts';
import { SignInPage } from '../view.tsx';

export const signInForm = get('/sign-in', {
  access: { who: 'anyone' },
  query: z.object({ next: nextSchema }),
  reads: 'nothing sensitive',
  show: async ({ viewer, page, query }) =>
    viewer.userId === '' ? view(<SignInPage page={page} next={query.next} />) : redirect(query.next ?? '/'),
});
