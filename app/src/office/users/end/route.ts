import { z } from 'zod';
import { Refused } from '../../refused.ts';
import { notFound, post, redirect } from '../../route.ts';
import { endRole } from '../store.ts';
import { texts } from './texts.ts';

const roleGone = new Refused('role-gone', {
  da: 'Rollen er allerede afsluttet. Intet er ændret.',
  en: 'The role has ended already. Nothing has changed.',
});

export const endHeldRole = post('/users/end', {
  access: { who: ['administrator'], over: 'organisation' },
  body: z.strictObject({ role: z.uuid() }),
  audit: 'account.role-ended',
  act: async ({ accounts, viewer, house, clock, lang, body }) => {
    const ended = await accounts.change(
      (done: { userId: string; left: number }) => ({
        action: 'account.role-ended',
        subject: done.userId,
        detail: { membership: body.role, left: done.left },
      }),
      async (db) => {
        const done = await endRole(db, viewer.organisation?.id ?? '', body.role, clock.now());
        if (done === undefined) throw roleGone;
        return done;
      },
    );
    // Whoever has no role left is nobody from the next request on; the sessions go as well.
    if (ended.left === 0) await house.accounts.endSessions(ended.userId);
    return redirect('/users', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
