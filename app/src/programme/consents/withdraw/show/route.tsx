import { z } from 'zod';
import { get, notFound, view } from '../../../../office/route.ts';
import { access, findHeld, params } from '../find.ts';
import { which } from '../schema.ts';
import { WithdrawPage } from '../view.tsx';

export const withdrawForm = get('/people/:id/consents/:purpose/withdraw', {
  access,
  params,
  query: z.object({ consent: which.catch(undefined) }),
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await findHeld(context, context.query.consent);
    if (found === undefined) return notFound;
    return view(<WithdrawPage page={context.page} {...found} purpose={context.params.purpose} />);
  },
});
