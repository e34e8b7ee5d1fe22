import { get, notFound, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, amendPage } from '../page.tsx';

export const amendForm = get('/referrals/:id/amend', {
  access,
  params: idParams,
  reads: 'referral.read',
  show: async (context) => {
    const shown = await amendPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
