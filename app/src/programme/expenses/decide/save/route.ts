import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import { lookForNames } from '../../../people/named.ts';
import { closeExpenses } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, decidePage } from '../page.tsx';
import { decideSchema } from '../schema.ts';

/** What was decided or taken back in the meantime stays as it is, and is not counted. */
export const decideExpenses = post('/expenses', {
  access,
  body: decideSchema,
  warns: lookForNames(['reason']),
  audit: 'expense.decided',
  act: async ({ cases, clock, viewer, body, lang }) => {
    const state = body.refuse === undefined ? 'approved' : 'refused';
    const { decided } = await cases.change(
      (result: { decided: number }) => ({ action: 'expense.decided', detail: { state, ...result } }),
      async (db) => {
        const author = { by: viewer.userId, now: clock.now() };
        const reason = state === 'refused' ? body.reason : '';
        return { decided: await closeExpenses(db, body.expenses, state, reason, author) };
      },
    );
    return redirect('/expenses', { kind: 'done', text: texts[lang].done(decided) });
  },
  rejected: async (context, filled) => rejectedForm(await decidePage(context, filled)),
});
