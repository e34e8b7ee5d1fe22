import type { Route } from '../../office/route.ts';
import { decideExpenses } from './decide/save/route.ts';
import { waitingExpenses } from './decide/show/route.ts';
import { myExpenses } from './mine/show/route.ts';
import { takeExpenseBack } from './mine/take-back/route.ts';
import { writeExpense } from './mine/write/route.ts';
import { setExpenseRate } from './rates/save/route.ts';
import { expenseRates } from './rates/show/route.ts';

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
