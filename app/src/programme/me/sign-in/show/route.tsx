import { get, view } from '../../../../office/route.ts';
import { OwnSignInPage } from '../view.tsx';

export const ownSignInForm = get('/me/sign-in', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async ({ page }) => view(<OwnSignInPage page={page} />),
});
