import { notFound, post, redirect } from '../../../../office/route.ts';
import { tellReferrer } from '../../tell.ts';
import { applyAnswer } from '../apply.ts';
import { access, findWithReferral, params } from '../find.ts';
import { formFor } from '../next-page.ts';
import { answerHandled } from '../policies.ts';
import { useAnswerSchema } from '../schema.ts';
import { handleAnswer } from '../store.ts';
import { answerText, texts } from '../texts.ts';

/** Uses an answer, sets it aside, or leads to the form where it is used once that is saved. */
export const useAnswer = post('/referrals/:id/answers/:answer', {
  access,
  params,
  body: useAnswerSchema,
  audit: 'referral-link.answer-handled',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const found = await findWithReferral(context);
    if (found === undefined) return notFound;
    const { referral, answer, phase } = found;
    const text = texts[lang];
    const form = body.outcome === 'applied' ? formFor(lang, found) : undefined;
    if (form !== undefined)
      return redirect(form, { kind: 'info', text: text.writeIn(answerText(lang, answer)) });
    const event = {
      action: 'referral-link.answer-handled',
      subject: referral.id,
      branchId: referral.branch_id,
      detail: { kind: answer.kind, outcome: body.outcome },
    };
    await cases.change(event, async (db) => {
      const author = { by: viewer.userId, at: clock.now(), today: clock.today() };
      if (!(await handleAnswer(db, answer.id, body.outcome, author))) throw answerHandled();
      if (body.outcome === 'set-aside') return {};
      await applyAnswer(db, referral, answer, phase, author);
      if (answer.kind === 'withdrawal') await tellReferrer(db, referral, 'withdrawn', clock.now());
      return {};
    });
    return redirect(`/referrals/${referral.id}`, {
      kind: 'done',
      text: body.outcome === 'set-aside' ? text.asideDone : text.done,
    });
  },
  rejected: async () => notFound,
});
