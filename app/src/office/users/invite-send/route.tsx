import { accountExists } from '../../accounts/store.ts';
import { invitationLetter } from '../../invitations/invitation.ts';
import { invite } from '../../invitations/store.ts';
import { Refused } from '../../refused.ts';
import { post, redirect, rejectedForm } from '../../route.ts';
import { ownBranches } from '../invite/branches.ts';
import { inviteSchema } from '../invite/schema.ts';
import { InvitePage } from '../invite/view.tsx';
import { elsewhere, notInDemo } from '../role.ts';
import { findColleague, grantRole, listBranches, lockRoles } from '../store.ts';

const noBranch = new Refused('no-such-branch', {
  da: 'Afdelingen findes ikke. Intet er ændret.',
  en: 'There is no such branch. Nothing has changed.',
});

export const sendInvitation = post('/users/invite', {
  access: { who: ['administrator'], over: 'organisation' },
  body: inviteSchema,
  proof: 'recent',
  audit: 'account.invited',
  act: async ({ accounts, viewer, house, clock, say, body }) => {
    const { organisation } = viewer;
    if (organisation === undefined || organisation.demo) throw notInDemo;
    const { name, email, role, branch } = body;
    const made = await accounts.change(
      (done: { subject: string; granted: boolean }) => ({
        action: done.granted ? 'account.role-granted' : 'account.invited',
        subject: done.subject,
        branchId: branch ?? undefined,
        detail: { role },
      }),
      async (db) => {
        const now = clock.now();
        await lockRoles(db, organisation.id);
        const branches = await listBranches(db, organisation.id);
        if (branch !== null && !branches.some(({ id }) => id === branch)) throw noBranch;
        const colleague = await findColleague(db, organisation.id, { email });
        const ours = { organisationId: organisation.id, role, branchId: branch };
        if (colleague !== undefined) {
          await grantRole(db, { ...ours, userId: colleague.id, grantedBy: viewer.userId }, now);
          return { subject: colleague.id, granted: true };
        }
        if (await accountExists(db, email)) throw elsewhere;
        const letter = (path: string) => invitationLetter(organisation.name, `${house.publicUrl}${path}`);
        const id = await invite(db, { ...ours, name, email, createdBy: viewer.userId }, letter, now);
        return { subject: id, granted: false };
      },
    );
    const text = made.granted
      ? say({ da: 'Kontoen fandtes og har nu rollen.', en: 'The account was there and now has the role.' })
      : say({ da: 'Invitationen er på vej.', en: 'The invitation is on its way.' });
    return redirect('/users', { kind: 'done', text });
  },
  rejected: async (context, { errors, values }) => {
    const branches = await ownBranches(context);
    return rejectedForm(
      <InvitePage page={context.page} branches={branches} values={values} errors={errors} />,
    );
  },
});
