import { notFound, post, type Reply, redirect, rejectedForm } from '../../../../../office/route.ts';
import { lookForNames } from '../../../../people/named.ts';
import { linkClosed, linkParams } from '../../../hand-in/link.ts';
import { findOpenLink } from '../../../store.ts';
import { linkPath, loadFollowed } from '../../page.tsx';
import { withdrawAnswer } from '../../schema.ts';
import { addAnswer, findFollowed, withdrawByLink } from '../../store.ts';
import { texts } from '../../texts.ts';
import { access, theirReasons, withdrawPage } from '../page.tsx';

const isOpen = (state: string): boolean => state === 'new' || state === 'accepted';

const again = async (...form: Parameters<typeof withdrawPage>): Promise<Reply> => {
  const shown = await withdrawPage(...form);
  return shown === undefined ? notFound : rejectedForm(shown);
};

/** Before there is an answer it is withdrawn at once; afterwards the coordinator is told. */
export const linkWithdraw = post('/refer/:token/withdraw', {
  access,
  params: linkParams,
  body: withdrawAnswer,
  warns: lookForNames(['note']),
  audit: 'referral-link.answered',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const before = await loadFollowed(context);
    // The form was opened before the answer, or before the release; or the reason is nobody's to give here.
    if (before !== undefined && isOpen(before.state) && !theirReasons(before.phase).includes(body.reason))
      return again(context, body, { reason: texts[lang].notNow });
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
  rejected: async (context, { errors, values }) => again(context, values, errors),
});
