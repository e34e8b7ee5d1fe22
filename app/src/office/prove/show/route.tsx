import { z } from 'zod';
import { get, view } from '../../route.ts';
import { nextSchema } from '../../sign-in/next.ts';
import { ProvePage } from '../view.tsx';

export const proveForm = get('/prove', {
  access: { who: 'signed-in' },
  query: z.object({ next: nextSchema, unsent: z.literal('yes').optional().catch(undefined) }),
  reads: 'nothing sensitive',
  show: async ({ page, query }) =>
    view(<ProvePage page={page} next={query.next} unsent={query.unsent === 'yes'} />),
});
