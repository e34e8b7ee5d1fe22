import { Absent } from '../../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../../office/route.ts';
import type { Database } from '../../../../platform/database/register.ts';
import { formatDate, type Lang } from '../../../../ui/index.ts';
import { lookForNames } from '../../../people/named.ts';
import { earliestDay, rateOn } from '../../expense.ts';
import { addExpense, type ExpenseCourse, expenseCourses, ratesOf } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, expensesPage } from '../page.tsx';
import { expenseSchema } from '../schema.ts';

/** The viewer's time on the course that was spent for: of several the one that the day lies in, else the last. */
const courseOf = async (
  db: Database,
  today: Temporal.PlainDate,
  { course, spentOn }: { readonly course: string; readonly spentOn: Temporal.PlainDate },
): Promise<ExpenseCourse | undefined> => {
  const times = (await expenseCourses(db, today)).filter(({ courseId }) => courseId === course);
  return times.find((time) => outsideOf(time, spentOn, 'da') === undefined) ?? times[0];
};

/** Why a day is not one of the viewer's on the course; undefined where it is, or there is no course. */
const outsideOf = (
  course: ExpenseCourse | undefined,
  day: Temporal.PlainDate,
  lang: Lang,
): string | undefined => {
  if (course === undefined) return undefined;
  const { from, until } = course;
  const late = until !== undefined && Temporal.PlainDate.compare(day, until) > 0;
  if (!late && Temporal.PlainDate.compare(from, day) <= 0) return undefined;
  return until === undefined
    ? texts[lang].beforeCourse(formatDate(lang, from))
    : texts[lang].notOnCourse(formatDate(lang, from), formatDate(lang, until));
};

export const writeExpense = post('/my/expenses', {
  access,
  body: expenseSchema,
  warns: lookForNames(['note'], 'mentor'),
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
    if (
      Temporal.PlainDate.compare(body.spentOn, today) > 0 ||
      Temporal.PlainDate.compare(body.spentOn, earliestDay(today)) < 0
    )
      return refuse('spentOn', text.dayNeeded);
    const ofCourse = (db: Database) => courseOf(db, today, body);
    const outside = outsideOf(await cases.read(ofCourse), body.spentOn, lang);
    if (outside !== undefined) return refuse('spentOn', outside);
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
        const course = await ofCourse(db);
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
