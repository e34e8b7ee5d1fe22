import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type Rejected,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { ownCourses } from '../../contacts/visibility.ts';
import { monthsBack, rateOn } from '../expense.ts';
import { addExpense, closeExpenses, listExpenses, ratesOf } from '../store.ts';
import { texts } from '../texts.ts';
import { expenseSchema } from './schema.ts';
import { MyExpensesPage } from './view.tsx';

const access = { who: ['mentor'], over: 'organisation' } as const;

type Context = Pick<
  RouteContext<unknown, unknown, unknown>,
  'cases' | 'page' | 'clock' | 'viewer' | 'newRequestId'
>;

const show = async ({ cases, page, clock, viewer, newRequestId }: Context, filled?: Partial<Rejected>) => {
  const today = clock.today();
  const found = await cases.read(async (db) => ({
    courses: await ownCourses(db, today),
    expenses: await listExpenses(db, viewer.userId, 'own'),
    rate: rateOn(await ratesOf(db), today),
  }));
  return (
    <MyExpensesPage
      page={page}
      {...found}
      values={filled?.values ?? { spentOn: today.toString() }}
      errors={filled?.errors ?? {}}
      requestId={filled?.values?.['_request'] ?? newRequestId}
    />
  );
};

export const myExpenses = get('/my/expenses', {
  access,
  reads: 'nothing sensitive',
  show: async (context) => view(await show(context)),
});

export const writeExpense = post('/my/expenses', {
  access,
  body: expenseSchema,
  audit: 'expense.written',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const today = clock.today();
    const text = texts[lang];
    const values = {
      ...Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')])),
      amount: body.ore === undefined ? '' : String(body.ore / 100),
    };
    const refuse = async (field: string, words: string) =>
      rejectedForm(await show(context, { values, errors: { [field]: words } }));
    const earliest = today.subtract({ months: monthsBack });
    if (
      Temporal.PlainDate.compare(body.spentOn, today) > 0 ||
      Temporal.PlainDate.compare(body.spentOn, earliest) < 0
    )
      return refuse('spentOn', text.dayNeeded);
    const rate = rateOn(await cases.read(ratesOf), body.spentOn);
    const amountOre = body.ore ?? (rate === undefined ? undefined : rate.orePerKm * (body.km ?? 0));
    if (amountOre === undefined) return refuse('km', text.noRateThen);
    await cases.change(
      (result: { id: string; branchId: string }) => ({
        action: 'expense.written',
        subject: result.id,
        branchId: result.branchId,
        detail: { kind: body.kind },
      }),
      async (db) => {
        const [course] = await ownCourses(db, today, body.course);
        if (course === undefined) throw new Absent('no-such-course');
        const { courseId, organisationId, branchId, mentorId } = course;
        const { kind, spentOn, km, note } = body;
        const place = { courseId, organisationId, branchId, mentorId };
        const author = { by: viewer.userId, now: clock.now() };
        const id = await addExpense(db, { ...place, kind, spentOn, km, amountOre, note }, author);
        return { id, branchId };
      },
    );
    return redirect('/my/expenses', { kind: 'done', text: text.saved });
  },
  rejected: async (context, filled) => rejectedForm(await show(context, filled)),
});

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
