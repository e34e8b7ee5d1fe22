import { z } from 'zod';
import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect, view } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { planAccess } from '../find.ts';
import { publishPlan } from '../publish.ts';
import { planPage } from '../show/page.tsx';
import { findPlan } from '../store.ts';
import { texts } from '../texts.ts';

/** One press: everybody in the plan is asked, or nobody. */
export const sendPlan = post('/pairs/:id/send', {
  access: planAccess,
  params: idParams,
  /** The plan as the page showed it (`seenOfPlan`). */
  body: z.strictObject({ seen: z.string().max(64).default('') }),
  audit: 'match-plan.published',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const plan = await cases.read((db) => findPlan(db, params.id));
    if (plan === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    try {
      const { asked } = await cases.change(
        (result: { readonly planId: string; readonly asked: number }) => ({
          action: 'match-plan.published',
          subject: plan.id,
          branchId: plan.branchId,
          detail: { asked: result.asked },
        }),
        (db) => publishPlan(db, plan.id, body.seen, author),
      );
      return redirect('/pairs', { kind: 'done', text: texts[lang].sent(asked) });
    } catch (error) {
      // On the plan itself, where it can be mended.
      if (!(error instanceof Refused)) throw error;
      const shown = await planPage(context, error.words[lang]);
      return shown === undefined ? notFound : view(shown, 409);
    }
  },
  rejected: async () => notFound,
});
