import { z } from 'zod';
import { Absent, Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { closeExpenses, listExpenses } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access } from '../page.tsx';

export const takeExpenseBack = post('/my/expenses/take-back', {
  access,
  body: z.strictObject({ expense: z.uuid() }),
  audit: 'expense.taken-back',
  act: async ({ cases, clock, viewer, body, lang }) => {
    await cases.change({ action: 'expense.taken-back', subject: body.expense }, async (db) => {
      const author = { by: viewer.userId, now: clock.now() };
      if ((await closeExpenses(db, [body.expense], 'withdrawn', '', author)) === 1) return {};
      const mine = await listExpenses(db, viewer.userId, 'own');
      if (!mine.some(({ id }) => id === body.expense)) throw new Absent('no-such-expense');
      throw new Refused('expense-closed', { da: texts.da.gone, en: texts.en.gone });
    });
    return redirect('/my/expenses', { kind: 'done', text: texts[lang].takenBack });
  },
  rejected: async () => notFound,
});
