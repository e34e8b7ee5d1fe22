import type { Database } from '../../../platform/database/register.ts';
import { type JudgedLine, judgeLines } from './lines.ts';
import { type Situation, situationOf } from './situation.ts';
import { findPlan, type KeptPlan } from './store.ts';

export const planAccess = { who: ['coordinator'], over: 'branch', subject: 'plan' } as const;

/** A plan beside today's facts. */
export interface OpenPlan {
  readonly plan: KeptPlan;
  readonly situation: Situation;
  readonly judged: readonly JudgedLine[];
}

export const openPlan = async (
  db: Database,
  id: string,
  today: Temporal.PlainDate,
): Promise<OpenPlan | undefined> => {
  const plan = await findPlan(db, id);
  if (plan === undefined) return undefined;
  const situation = await situationOf(db, plan.branchId, today);
  return { plan, situation, judged: judgeLines(situation, plan.lines) };
};
