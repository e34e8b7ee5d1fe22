import { z } from 'zod';
import { ConfirmPage } from '../../../ui/index.ts';
import { Refused } from '../../refused.ts';
import { get, notFound, post, redirect, view } from '../../route.ts';
import { isRole } from '../role.ts';
import { endRole, findHeldRole } from '../store.ts';
import { roleInSentence } from '../texts.ts';

const texts = {
  da: {
    title: (name: string) => `${name}: afslut rolle`,
    what: (name: string, role: string) =>
      `${name} er ikke længere ${role}. Det gælder fra næste klik. Hvad ${name} har skrevet, bliver stående.`,
    confirm: 'Afslut rollen',
    done: 'Rollen er afsluttet.',
  },
  en: {
    title: (name: string) => `${name}: end role`,
    what: (name: string, role: string) =>
      `${name} is no longer ${role}. It holds from the next click on. What ${name} has written stays.`,
    confirm: 'End the role',
    done: 'The role has ended.',
  },
} as const;

const roleGone = new Refused('role-gone', {
  da: 'Rollen er allerede afsluttet. Intet er ændret.',
  en: 'The role has ended already. Nothing has changed.',
});

export const endRoleForm = get('/users/end', {
  access: { who: ['administrator'], over: 'organisation' },
  query: z.object({ role: z.uuid().optional().catch(undefined) }),
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, page, query }) => {
    const id = query.role;
    if (id === undefined) return redirect('/users');
    const held = await accounts.read((db) => findHeldRole(db, viewer.organisation?.id ?? '', id));
    if (held === undefined || !isRole(held.role)) return notFound;
    const text = texts[page.lang];
    const role = roleInSentence(page.lang, { role: held.role, branch: held.branch ?? undefined });
    return view(
      <ConfirmPage
        page={page}
        title={text.title(held.name)}
        action="/users/end"
        fields={{ role: held.id }}
        confirm={text.confirm}
        kind="danger"
        cancelHref="/users"
      >
        <p>{text.what(held.name, role)}</p>
      </ConfirmPage>,
    );
  },
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
