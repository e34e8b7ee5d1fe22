import { notFound, post, redirect, rejectedForm } from '../../../../../office/route.ts';
import { linkClosed, linkParams } from '../../../hand-in/link.ts';
import { findOpenLink } from '../../../store.ts';
import { linkPath } from '../../page.tsx';
import { withdrawAnswer } from '../../schema.ts';
import { addAnswer, findFollowed, withdrawByLink } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, withdrawPage } from '../page.tsx';

/** Before there is an answer it is withdrawn at once; afterwards the coordinator is told. */
export const linkWithdraw = post('/refer/:token/withdraw', {
  access,
  params: linkParams,
  body: withdrawAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const done = await cases.change(
      (made: { readonly referral: string; readonly branch: string; readonly gone: boolean }) => ({
        action: made.gone ? 'referral.withdrawn' : 'referral-link.answered',
        subject: made.referral,
        branchId: made.branch,
        detail: { kind: 'withdrawal', reason: body.reason },
      }),
      async (db) => {
        const at = clock.now();
        const link = await findOpenLink(db, at);
        const followed = await findFollowed(db, clock.today());
        if (link === undefined || followed === undefined) throw linkClosed();
        if (followed.state === 'declined' || followed.state === 'withdrawn') throw linkClosed();
        const gone = await withdrawByLink(db, body.reason, at);
        await addAnswer(db, followed, {
          linkId: link.id,
          kind: 'withdrawal',
          content: { reason: body.reason },
          note: body.note,
          at,
          done: gone,
        });
        return { referral: followed.referralId, branch: followed.branchId, gone };
      },
    );
    const text = done.gone ? texts[lang].gone : texts[lang].thanks;
    return redirect(linkPath(context), { kind: 'done', text });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await withdrawPage(context, values, errors);
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
