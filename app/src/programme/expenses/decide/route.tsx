import { z } from 'zod';
import {
  get,
  post,
  type Rejected,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { note } from '../../mentors/fields.ts';
import { closeExpenses, listExpenses } from '../store.ts';
import { texts } from '../texts.ts';
import { DecidePage } from './view.tsx';

const access = { who: ['coordinator'], over: 'organisation' } as const;
const some = `${texts.da.pickSome} | ${texts.en.pickSome}`;

const decideSchema = z
  .strictObject({
    expenses: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).min(1, some).max(200)], some),
    refuse: z.literal('yes').optional(),
    reason: note,
  })
  .refine(({ refuse, reason }) => refuse === undefined || reason !== '', {
    path: ['reason'],
    error: `${texts.da.reasonNeeded} | ${texts.en.reasonNeeded}`,
  });

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'viewer' | 'newRequestId'>;

const show = async ({ cases, page, viewer, newRequestId }: Context, filled?: Rejected) => (
  <DecidePage
    page={page}
    expenses={await cases.read((db) => listExpenses(db, viewer.userId, 'written'))}
    values={filled?.values ?? {}}
    chosen={filled?.lists['expenses'] ?? []}
    errors={filled?.errors ?? {}}
    requestId={filled?.values['_request'] ?? newRequestId}
  />
);

export const waitingExpenses = get('/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await show(context)),
});

/** What was decided or taken back in the meantime stays as it is, and is not counted. */
export const decideExpenses = post('/expenses', {
  access,
  body: decideSchema,
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
  rejected: async (context, filled) => rejectedForm(await show(context, filled)),
});
