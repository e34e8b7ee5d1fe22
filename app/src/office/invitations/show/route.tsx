import { get, view } from '../../route.ts';
import { tokenParams } from '../../setup/organisation/schema.ts';
import { findInvitation } from '../store.ts';
import { AcceptPage, InvitationGonePage } from './view.tsx';

export const invitationForm = get('/invitation/:token', {
  access: { who: 'anyone' },
  params: tokenParams,
  reads: 'nothing sensitive',
  show: async ({ accounts, clock, page, params: { token } }) => {
    const invitation = await accounts.read((db) => findInvitation(db, token, clock.now()));
    return invitation === undefined
      ? view(<InvitationGonePage page={page} />, 410)
      : view(<AcceptPage page={page} token={token} invitation={invitation} />);
  },
});
