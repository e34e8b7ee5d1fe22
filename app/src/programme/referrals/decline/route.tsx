import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { decided } from '../policies.ts';
import { access, params } from '../show/access.ts';
import { loadReferral } from '../show/load.ts';
import { ReferralPage } from '../show/view.tsx';
import { decide, findReferral } from '../store.ts';
import { tellReferrer } from '../tell.ts';
import { declineSchema } from './schema.ts';

export const declineReferral = post('/referrals/:id/decline', {
  access,
  params,
  body: declineSchema,
  audit: 'referral.declined',
  act: async ({ cases, params: { id }, viewer, clock, body: { reason }, say }) => {
    const found = await cases.read((db) => findReferral(db, id));
    if (found === undefined) return notFound;
    const event = { action: 'referral.declined', subject: id, branchId: found.branch_id, detail: { reason } };
    const done = await cases.change(event, async (db) => {
      if (!(await decide(db, id, { state: 'declined', by: viewer.userId, at: clock.now(), reason })))
        throw decided();
      return { id, told: await tellReferrer(db, found, 'declined', clock.now()) };
    });
    return redirect('/today', {
      kind: 'done',
      text: say(
        done.told
          ? {
              da: 'Henvisningen er afvist. Den, der henviste, får en mail og kan se grunden på sit link.',
              en: 'The referral is declined. The one who referred gets a mail and can see the reason behind their link.',
            }
          : {
              da: 'Henvisningen er afvist. Den, der henviste, kan se grunden på sit link. Ring, hvis det haster.',
              en: 'The referral is declined. The one who referred can see the reason behind their link. Call if it is urgent.',
            },
      ),
    });
  },
  rejected: async (context, { errors }) => {
    const found = await loadReferral(context);
    if (found === undefined) return notFound;
    return rejectedForm(<ReferralPage page={context.page} {...found} errors={errors} />);
  },
});
