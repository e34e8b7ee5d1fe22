import { z } from 'zod';
import { isInvitationOf, stopInvitations } from '../../invitations/store.ts';
import { Absent, Refused } from '../../refused.ts';
import { notFound, post, redirect } from '../../route.ts';

const gone = new Refused('invitation-gone', {
  da: 'Invitationen er allerede brugt, udløbet eller trukket tilbage. Intet er ændret.',
  en: 'The invitation has been used, has expired or was withdrawn already. Nothing has changed.',
});

export const withdrawInvitation = post('/users/withdraw', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ invitation: z.uuid() }),
  audit: 'account.invitation-withdrawn',
  act: async ({ accounts, viewer, clock, say, body: { invitation: id } }) => {
    await accounts.change({ action: 'account.invitation-withdrawn', subject: id }, async (db) => {
      const organisation = viewer.organisation?.id ?? '';
      if (!(await isInvitationOf(db, organisation, id))) throw new Absent('no-such-invitation');
      const stopped = await stopInvitations(db, organisation, { id }, clock.now());
      if (stopped === 0) throw gone;
      return {};
    });
    const text = say({ da: 'Invitationen virker ikke længere.', en: 'The invitation no longer works.' });
    return redirect('/users', { kind: 'done', text });
  },
  rejected: async () => notFound,
});
