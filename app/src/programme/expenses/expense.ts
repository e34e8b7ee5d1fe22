export const expenseKinds = ['driving', 'outlay'] as const;
export type ExpenseKind = (typeof expenseKinds)[number];

/** So many letters for what it was, and for why it is refused. */
export const noteLetters = 200;

export const expenseStates = ['written', 'approved', 'refused', 'withdrawn'] as const;
export type ExpenseState = (typeof expenseStates)[number];

/** What a kilometre is worth from a day on, in øre. */
export interface Rate {
  readonly from: Temporal.PlainDate;
  readonly orePerKm: number;
}

/** The rate of a day: the newest that had begun; undefined before the first. */
export const rateOn = (rates: readonly Rate[], day: Temporal.PlainDate): Rate | undefined =>
  rates
    .filter(({ from }) => Temporal.PlainDate.compare(from, day) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(other.from, one.from))[0];

/** So far back may something be written that was spent. */
export const monthsBack = 3;
export const earliestDay = (today: Temporal.PlainDate) => today.subtract({ months: monthsBack });

/** So long after leaving the programme a mentor writes what was spent before; `0151_spent_before_stopping.sql` holds it. */
export const daysAfterLeaving = 30;

export interface Expense {
  readonly id: string;
  readonly mentor: string;
  readonly person: string;
  readonly kind: ExpenseKind;
  readonly spentOn: Temporal.PlainDate;
  readonly km: number | undefined;
  readonly amountOre: number;
  readonly note: string;
  readonly state: ExpenseState;
  readonly reason: string;
  /** Written by whoever looks. */
  readonly own: boolean;
}
