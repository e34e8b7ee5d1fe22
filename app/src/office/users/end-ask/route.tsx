import { z } from 'zod';
import { ConfirmPage } from '../../../ui/index.ts';
import { get, notFound, redirect, view } from '../../route.ts';
import { texts } from '../end/texts.ts';
import { isRole } from '../role.ts';
import { findHeldRole } from '../store.ts';
import { roleInSentence } from '../texts.ts';

export const endRoleForm = get('/users/end', {
  access: { who: ['administrator'], over: 'organisation' },
  query: z.object({ role: z.uuid().optional().catch(undefined) }),
  proof: 'recent',
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
