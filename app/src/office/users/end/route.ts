import { z } from 'zod';
import { endSessions } from '../../accounts/store.ts';
import { Absent, Refused } from '../../refused.ts';
import { notFound, post, redirect } from '../../route.ts';
import { endRole, isRoleOf } from '../store.ts';
import { texts } from './texts.ts';

const roleGone = new Refused('role-gone', {
  da: 'Rollen er allerede afsluttet. Intet er ændret.',
  en: 'The role has ended already. Nothing has changed.',
});

export const endHeldRole = post('/users/end', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ role: z.uuid() }),
  proof: 'recent',
  audit: 'account.role-ended',
  act: async ({ accounts, viewer, clock, lang, body }) => {
    await accounts.change(
      (done: { userId: string; left: number }) => ({
        action: 'account.role-ended',
        subject: done.userId,
        detail: { membership: body.role, left: done.left },
      }),
      async (db) => {
        const organisation = viewer.organisation?.id ?? '';
        if (!(await isRoleOf(db, organisation, body.role))) throw new Absent('no-such-role');
        const done = await endRole(db, organisation, body.role, clock.now());
        if (done === undefined) throw roleGone;
        // Whoever has no role left is nobody from the next request on; the sessions go as well.
        if (done.left === 0) await endSessions(db, done.userId);
        return done;
      },
    );
    return redirect('/users', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
