import { sql } from 'kysely';
import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { access, branchesOf } from '../find.ts';
import { texts } from '../texts.ts';

export const setShownNames = post('/settings/names', {
  access,
  body: z.strictObject({ branch: z.uuid(), shown: z.enum(['name', 'alias']) }),
  audit: 'branch.names-set',
  act: async ({ cases, body, lang, viewer }) => {
    const branches = await cases.read((db) => branchesOf(db, viewer.organisation?.id ?? ''));
    if (!branches.some(({ id }) => id === body.branch)) return notFound;
    const event = {
      action: 'branch.names-set',
      subject: body.branch,
      branchId: body.branch,
      detail: { shown: body.shown },
    };
    await cases.change(event, async (db) => {
      await sql`select office.show_alias(${body.branch}::uuid, ${body.shown === 'alias'})`.execute(db);
      return {};
    });
    return redirect('/settings/names', { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
