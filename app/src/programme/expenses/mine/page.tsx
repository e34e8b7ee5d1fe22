import { whoChanges } from '../../../office/fields.ts';
import type { Rejected, RouteContext } from '../../../office/route.ts';
import { rateOn } from '../expense.ts';
import { expenseCourses, listExpenses, ratesOf } from '../store.ts';
import { MyExpensesPage } from './view.tsx';

export const access = { who: whoChanges(['mentor'], 'expense'), over: 'organisation' } as const;

type Context = Pick<
  RouteContext<unknown, unknown, unknown>,
  'cases' | 'page' | 'clock' | 'viewer' | 'newRequestId'
>;

export const expensesPage = async (
  { cases, page, clock, viewer, newRequestId }: Context,
  filled?: Partial<Rejected>,
) => {
  const today = clock.today();
  const found = await cases.read(async (db) => ({
    courses: await expenseCourses(db, today),
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
