import { get, view } from '../../route.ts';
import { ownBranches } from './branches.ts';
import { InvitePage } from './view.tsx';

export const inviteForm = get('/users/invite', {
  access: { who: ['administrator'], over: 'organisation' },
  proof: 'recent',
  reads: 'nothing sensitive',
  show: async (context) => view(<InvitePage page={context.page} branches={await ownBranches(context)} />),
});
