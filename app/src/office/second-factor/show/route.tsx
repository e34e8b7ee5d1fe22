import { get, redirect, view } from '../../route.ts';
import { SecondFactorPage } from '../view.tsx';

/** For who has just given a password and has no second factor; everybody else is sent to sign in. */
export const secondFactorForm = get('/second-factor', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async ({ page, house, http }) => {
    const pending = await house.accounts.pendingSecondFactor(http.req.raw.headers);
    return pending === undefined
      ? redirect('/sign-in')
      : view(<SecondFactorPage page={page} pending={pending} />);
  },
});
