import { get, view } from '../route.ts';
import { AccountPage } from './view.tsx';

/** Who I am here: for who has just signed in and for who wonders why a page is missing. */
export const ownAccount = get('/account', {
  access: { who: 'signed-in' },
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, page }) => {
    const own = await accounts.read((db) =>
      db.selectFrom('auth.user').select('email').where('id', '=', viewer.userId).executeTakeFirst(),
    );
    return view(<AccountPage page={page} viewer={viewer} email={own?.email ?? ''} />);
  },
});
