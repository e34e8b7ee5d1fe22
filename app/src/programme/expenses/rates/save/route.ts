import { Refused } from '../../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import { addRate } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, ratesPage } from '../page.tsx';
import { rateSchema } from '../schema.ts';

export const setExpenseRate = post('/settings/expenses', {
  access,
  body: rateSchema,
  audit: 'expense.rate-set',
  act: async ({ cases, clock, viewer, body, lang }) => {
    const detail = { from: body.from.toString(), orePerKm: body.orePerKm };
    await cases.change({ action: 'expense.rate-set', detail }, async (db) => {
      const author = { by: viewer.userId, now: clock.now(), organisationId: viewer.organisation?.id ?? '' };
      if (!(await addRate(db, body, author)))
        throw new Refused('rate-taken', { da: texts.da.rateTaken, en: texts.en.rateTaken });
      return {};
    });
    return redirect('/settings/expenses', { kind: 'done', text: texts[lang].rateSaved });
  },
  rejected: async (context, filled) => rejectedForm(await ratesPage(context, filled)),
});
