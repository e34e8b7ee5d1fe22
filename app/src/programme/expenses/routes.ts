import type { Route } from '../../office/route.ts';
import { decideExpenses, waitingExpenses } from './decide/route.tsx';
import { myExpenses, takeExpenseBack, writeExpense } from './mine/route.tsx';
import { expenseRates, setExpenseRate } from './rates/route.tsx';

/** Before the routes of a mentor's own course, whose id stands where `expenses` does. */
export const expenseRoutes: readonly Route[] = [
  myExpenses,
  writeExpense,
  takeExpenseBack,
  waitingExpenses,
  decideExpenses,
  expenseRates,
  setExpenseRate,
];
