import { get, notFound, view } from '../../../office/route.ts';
import { access, params } from './access.ts';
import { loadReferral } from './load.ts';
import { ReferralPage } from './view.tsx';

export const showReferral = get('/referrals/:id', {
  access,
  params,
  reads: 'referral.read',
  show: async (context) => {
    const found = await loadReferral(context);
    if (found === undefined) return notFound;
    return view(<ReferralPage page={context.page} {...found} />);
  },
});
