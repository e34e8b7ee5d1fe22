import { Absent } from '../../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import { formatDate } from '../../../../ui/index.ts';
import { ownCourses } from '../../../contacts/visibility.ts';
import { monthsBack, rateOn } from '../../expense.ts';
import { addExpense, ratesOf } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, expensesPage } from '../page.tsx';
import { expenseSchema } from '../schema.ts';

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
      rejectedForm(await expensesPage(context, { values, errors: { [field]: words } }));
    const earliest = today.subtract({ months: monthsBack });
    if (
      Temporal.PlainDate.compare(body.spentOn, today) > 0 ||
      Temporal.PlainDate.compare(body.spentOn, earliest) < 0
    )
      return refuse('spentOn', text.dayNeeded);
    const [own] = await cases.read((db) => ownCourses(db, today, { courseId: body.course }));
    if (own !== undefined && Temporal.PlainDate.compare(body.spentOn, own.since) < 0)
      return refuse('spentOn', text.beforeCourse(formatDate(lang, own.since)));
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
        const [course] = await ownCourses(db, today, { courseId: body.course });
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
  rejected: async (context, filled) => rejectedForm(await expensesPage(context, filled)),
});
