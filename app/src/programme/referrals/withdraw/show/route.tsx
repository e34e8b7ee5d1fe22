import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, findOpen } from '../find.ts';
import { WithdrawReferralPage } from '../view.tsx';

export const withdrawReferralForm = get('/referrals/:id/withdraw', {
  access,
  params: idParams,
  reads: 'referral.read',
  show: async (context) => {
    const found = await findOpen(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    return view(<WithdrawReferralPage page={page} {...found} requestId={newRequestId} />);
  },
});
