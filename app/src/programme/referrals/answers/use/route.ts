import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { tellReferrer } from '../../tell.ts';
import { type Applied, applyAnswer } from '../apply.ts';
import { access, findWithReferral, params } from '../find.ts';
import { nextPage } from '../next-page.ts';
import { useAnswerSchema } from '../schema.ts';
import { handleAnswer, type LinkAnswer } from '../store.ts';
import { answerText, texts } from '../texts.ts';

const isWithdrawal = ({ kind }: LinkAnswer): boolean => kind === 'withdrawal';

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
    const done = await cases.change<{ readonly applied: Applied }>(
      {
        action: 'referral-link.answer-handled',
        subject: referral.id,
        branchId: referral.branch_id,
        detail: { kind: answer.kind, outcome: body.outcome },
      },
      async (db) => {
        const author = { by: viewer.userId, at: clock.now(), today: clock.today() };
        if (!(await handleAnswer(db, answer.id, body.outcome, author)))
          throw new Refused('answer-handled', { da: texts.da.already, en: texts.en.already });
        if (body.outcome === 'set-aside') return { applied: 'done' };
        const applied = await applyAnswer(db, referral, answer, phase, author);
        if (applied === 'done' && isWithdrawal(answer))
          await tellReferrer(db, referral, 'withdrawn', clock.now());
        return { applied };
      },
    );
    const text = texts[lang];
    const words =
      body.outcome === 'set-aside'
        ? text.asideDone
        : done.applied === 'release-form'
          ? text.writeDate(answerText(lang, answer))
          : text.done;
    return redirect(nextPage(lang, done.applied, found), { kind: 'done', text: words });
  },
  rejected: async () => notFound,
});
