import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { missingFor, solvePlan } from '../../engine/index.ts';
import { ownBranches, situationOf } from '../situation.ts';
import { addPlan } from '../store.ts';
import { texts } from '../texts.ts';

/** How long the search for the best plan may take; the rest is said as a gap. */
const seconds = 4.2;

/** One press: a pair for everybody of a branch who waits, as a draft. The search is outside the transaction. */
export const makePlan = post('/pairs', {
  access: { who: ['coordinator'], over: 'organisation' },
  body: z.strictObject({ branch: z.uuid() }),
  audit: 'match-plan.made',
  act: async ({ cases, clock, body, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read(async (db) => {
      const branch = (await ownBranches(db)).find(({ id }) => id === body.branch);
      if (branch === undefined) return undefined;
      const { seekers, volunteers, settings } = await situationOf(db, branch.id, today);
      return { branch, problem: { seekers, volunteers, settings } };
    });
    if (found === undefined) return notFound;
    const { branch, problem } = found;
    if (problem.seekers.length === 0) return redirect('/pairs', { kind: 'done', text: texts[lang].noPlan });
    const plan = await solvePlan(problem, { seconds });
    const made = {
      plan,
      missing: missingFor(problem, plan),
      settingsVersion: problem.settings.version,
    };
    const { planId } = await cases.change(
      (result: { readonly planId: string }) => ({
        action: 'match-plan.made',
        subject: result.planId,
        branchId: branch.id,
        detail: { placed: plan.rows.length, unplaced: plan.unplaced.length, proven: plan.proven },
      }),
      async (db) => ({
        planId: await addPlan(db, branch, made, { by: viewer.userId, now: clock.now(), today }),
      }),
    );
    return redirect(`/pairs/${planId}`);
  },
  rejected: async () => notFound,
});
