import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  post,
  type Rejected,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { requiredDay, wholeNumber } from '../../mentors/fields.ts';
import { addRate, ratesOf } from '../store.ts';
import { texts } from '../texts.ts';
import { RatesPage } from './view.tsx';

const access = { who: ['programme-lead'], over: 'organisation' } as const;

const rateSchema = z.strictObject({
  from: requiredDay(`${texts.da.fromNeeded} | ${texts.en.fromNeeded}`),
  orePerKm: wholeNumber(1, 10_000, `${texts.da.oreNeeded} | ${texts.en.oreNeeded}`),
});

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId'>;

const show = async ({ cases, page, newRequestId }: Context, filled?: Rejected) => (
  <RatesPage
    page={page}
    rates={await cases.read(ratesOf)}
    values={filled?.values ?? {}}
    errors={filled?.errors ?? {}}
    requestId={filled?.values['_request'] ?? newRequestId}
  />
);

export const expenseRates = get('/settings/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await show(context)),
});

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
  rejected: async (context, filled) => rejectedForm(await show(context, filled)),
});
