import type { Context } from 'hono';
import type { House } from '../house.ts';
import type { Reply } from '../route.ts';

/** Straight after an account was made: signed in with the new password, on to the second factor. */
export const firstSignIn = async (
  house: House,
  http: Context,
  account: { readonly email: string; readonly password: string },
): Promise<Reply> => {
  const { accounts } = house;
  const answer = await accounts.firstSignIn(accounts.knock(http), account.email, account.password);
  return answer.kind === 'set-up'
    ? { kind: 'redirect', to: '/second-factor', cookies: answer.cookies }
    : { kind: 'redirect', to: '/sign-in' };
};
