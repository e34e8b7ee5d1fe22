import { z } from 'zod';
import { post } from '../../route.ts';

/** Ends the session. For who has none it does nothing, and says the same. */
export const signOut = post('/sign-out', {
  access: { who: 'anyone' },
  body: z.strictObject({}),
  audit: 'account.signed-out',
  act: async ({ house, http, say }) => ({
    kind: 'redirect',
    to: '/',
    cookies: await house.accounts.signOut(http.req.raw.headers),
    notice: { kind: 'done', text: say({ da: 'Du er logget ud.', en: 'You are signed out.' }) },
  }),
  rejected: async () => ({ kind: 'redirect', to: '/' }),
});
