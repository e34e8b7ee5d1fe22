import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../platform/database/register.ts';
import { ownCourses, ownName } from '../contacts/visibility.ts';
import { shownName } from '../people/display.ts';
import { type Expense, type ExpenseKind, type ExpenseState, earliestDay, type Rate } from './expense.ts';

export const ratesOf = async (db: Database): Promise<readonly Rate[]> => {
  const rows = await db
    .selectFrom('programme.expense_rate')
    .select(['from_on', 'ore_per_km'])
    .orderBy('from_on', 'desc')
    .execute();
  return rows.map((row) => ({ from: Temporal.PlainDate.from(row.from_on), orePerKm: row.ore_per_km }));
};

/** False when a rate from that day is there already. */
export const addRate = async (
  db: Database,
  rate: Rate,
  author: { readonly by: string; readonly now: Temporal.Instant; readonly organisationId: string },
): Promise<boolean> => {
  const done = await db
    .insertInto('programme.expense_rate')
    .values({
      organisation_id: author.organisationId,
      from_on: rate.from.toString(),
      ore_per_km: rate.orePerKm,
      set_by: author.by,
      set_at: author.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
};

/** The mentor's own, or those of the viewer's branches in a state, the newest first. */
export const listExpenses = async (
  db: Database,
  viewer: string,
  which: 'own' | ExpenseState,
): Promise<readonly Expense[]> => {
  let asked = db
    .selectFrom('programme.expense as e')
    .leftJoin('programme.mentor as m', 'm.id', 'e.mentor_id')
    // Whoever has left a course still sees what became of the own expenses on it.
    .leftJoin('programme.course as c', 'c.id', 'e.course_id')
    .leftJoin('programme.person as p', 'p.id', 'c.person_id')
    .select([
      'e.id',
      'e.kind',
      'e.spent_on',
      'e.km',
      'e.amount_ore',
      'e.note',
      'e.state',
      'e.reason',
      'e.written_by',
    ])
    // Who has left the programme reads no row of a mentor, not even the own.
    .select([
      sql<string>`coalesce(m.name, '')`.as('mentor'),
      (which === 'own' ? ownName('c.person_id') : shownName('p')).as('person'),
    ])
    .orderBy('e.spent_on', 'desc')
    .orderBy('e.written_at', 'desc')
    .limit(200);
  asked =
    which === 'own'
      ? asked.where(sql<boolean>`e.mentor_id = (select programme.viewer_spender())`)
      : asked
          .where('e.state', '=', which)
          .where(sql<boolean>`e.branch_id = any ((select office.viewer_branches())::uuid[])`);
  return (await asked.execute()).map((row) => ({
    id: row.id,
    mentor: row.mentor,
    person: row.person ?? '',
    kind: row.kind as ExpenseKind,
    spentOn: Temporal.PlainDate.from(row.spent_on),
    km: row.km ?? undefined,
    amountOre: row.amount_ore,
    note: row.note,
    state: row.state as ExpenseState,
    reason: row.reason,
    own: row.written_by === viewer,
  }));
};

/** How many expenses of the viewer's branches wait for a decision that the viewer may take. */
export const countWaiting = async (db: Database, viewer: string): Promise<number> => {
  const { count } = await db
    .selectFrom('programme.expense')
    .select((query) => query.fn.countAll<number>().as('count'))
    .where('state', '=', 'written')
    .where('written_by', '<>', viewer)
    .where(sql<boolean>`branch_id = any ((select office.viewer_branches())::uuid[])`)
    .executeTakeFirstOrThrow();
  return count;
};

/** A course that expenses of the viewer may be of: the ones the viewer is a mentor on, or has left lately. */
export interface ExpenseCourse {
  readonly courseId: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly mentorId: string;
  /** The participant; of a course that was left the number of the referral. */
  readonly label: string;
  readonly from: Temporal.PlainDate;
  /** The last day; undefined while the viewer is on the course. */
  readonly until: Temporal.PlainDate | undefined;
}

/** Those of today first, in Danish order; then the ones left, if what was spent there may still be written. */
export const expenseCourses = async (
  db: Database,
  today: Temporal.PlainDate,
): Promise<readonly ExpenseCourse[]> => {
  const { rows } = await sql<Omit<ExpenseCourse, 'from' | 'until'> & { from_on: string; until_on: string }>`
    select course_id as "courseId", organisation_id as "organisationId", branch_id as "branchId",
      mentor_id as "mentorId", label, from_on, until_on
    from programme.viewer_left_courses() where until_on >= ${earliestDay(today).toString()}::date`.execute(
    db,
  );
  const running = await ownCourses(db, today);
  return [
    ...running.map(({ courseId, organisationId, branchId, mentorId, person, since }) => ({
      ...{ courseId, organisationId, branchId, mentorId },
      label: person,
      from: since,
      until: undefined,
    })),
    ...rows.map(({ from_on, until_on, ...course }) => ({
      ...course,
      from: Temporal.PlainDate.from(from_on),
      until: Temporal.PlainDate.from(until_on),
    })),
  ];
};

export interface NewExpense {
  readonly courseId: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly mentorId: string;
  readonly kind: ExpenseKind;
  readonly spentOn: Temporal.PlainDate;
  readonly km: number | undefined;
  readonly amountOre: number;
  readonly note: string;
}

export const addExpense = async (
  db: Database,
  expense: NewExpense,
  author: { readonly by: string; readonly now: Temporal.Instant },
): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('programme.expense')
    .values({
      id,
      organisation_id: expense.organisationId,
      branch_id: expense.branchId,
      mentor_id: expense.mentorId,
      course_id: expense.courseId,
      kind: expense.kind,
      spent_on: expense.spentOn.toString(),
      km: expense.km ?? null,
      amount_ore: expense.amountOre,
      note: expense.note,
      written_by: author.by,
      written_at: author.now.toString(),
    })
    .execute();
  return id;
};

/**
 * Closes expenses that are still only written; gives how many. Row-level security leaves out what is not the viewer's
 * to decide: another branch's, and the own.
 */
export const closeExpenses = async (
  db: Database,
  ids: readonly string[],
  state: Exclude<ExpenseState, 'written'>,
  reason: string,
  author: { readonly by: string; readonly now: Temporal.Instant },
): Promise<number> => {
  const waiting = db
    .updateTable('programme.expense')
    .set({ state, reason, closed_by: author.by, closed_at: author.now.toString() })
    .where('id', 'in', [...ids])
    .where('state', '=', 'written');
  const theirs =
    state === 'withdrawn'
      ? waiting.where(sql<boolean>`mentor_id = (select programme.viewer_spender())`)
      : waiting.where('written_by', '<>', author.by);
  return Number((await theirs.executeTakeFirst()).numUpdatedRows);
};
