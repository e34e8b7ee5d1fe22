import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { pausePage } from './page.tsx';

export const askPause = get('/privacy/retention/pause', {
  access: guardians,
  query: z.object({
    kind: z.enum(subjectKinds).optional().catch(undefined),
    subject: z.uuid().optional().catch(undefined),
  }),
  reads: 'nothing sensitive',
  show: async (context) => {
    const { kind, subject } = context.query;
    const page =
      kind === undefined || subject === undefined ? undefined : await pausePage(context, { kind, subject });
    return page === undefined ? notFound : view(page);
  },
});
