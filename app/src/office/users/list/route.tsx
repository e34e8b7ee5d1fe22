import { listWaiting } from '../../invitations/store.ts';
import { get, view } from '../../route.ts';
import { listAccounts } from '../store.ts';
import { UsersPage } from './view.tsx';

export const users = get('/users', {
  access: { who: ['administrator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, page, clock }) => {
    const organisation = viewer.organisation?.id ?? '';
    const found = await accounts.read(async (db) => ({
      accounts: await listAccounts(db, organisation),
      waiting: await listWaiting(db, organisation, clock.now()),
    }));
    return view(<UsersPage page={page} own={viewer.userId} {...found} />);
  },
});
