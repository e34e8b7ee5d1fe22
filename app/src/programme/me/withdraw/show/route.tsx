import { z } from 'zod';
import { get, redirect, view } from '../../../../office/route.ts';
import { access, find } from '../find.ts';
import { OwnWithdrawPage } from '../view.tsx';

/** What a no does is read before it is said. */
export const ownWithdrawForm = get('/me/consents/withdraw', {
  access,
  query: z.object({ consent: z.uuid().optional().catch(undefined) }),
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await find(context, context.query.consent ?? '');
    if (found === undefined) return redirect('/me/consents');
    return view(<OwnWithdrawPage page={context.page} {...found} requestId={context.newRequestId} />);
  },
});
