import { notFound, type Reply, type RouteContext, redirect, rejectedForm } from '../../../office/route.ts';
import { linkClosed } from '../hand-in/link.ts';
import { findOpenLink } from '../store.ts';
import { followPage, linkPath, type Returned } from './page.tsx';
import { type AnswerContent, type AnswerKind, addAnswer, findFollowed } from './store.ts';
import { texts } from './texts.ts';

export const access = { who: 'link' } as const;

type Context = RouteContext<{ token: string }, undefined, unknown>;

export const returnForm = async (context: Context, returned: Returned): Promise<Reply> => {
  const shown = await followPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};

/** Keeps what was said, and says thank you on the same page. @throws Refused when the link is closed by now. */
export const keepAnswer = async (
  context: Pick<Context, 'cases' | 'clock' | 'params' | 'lang'>,
  kind: AnswerKind,
  content: AnswerContent,
  note = '',
): Promise<Reply> => {
  const { cases, clock, lang } = context;
  await cases.change(
    (made: { readonly referral: string; readonly branch: string }) => ({
      action: 'referral-link.answered',
      subject: made.referral,
      branchId: made.branch,
      detail: { kind },
    }),
    async (db) => {
      const link = await findOpenLink(db, clock.now());
      const followed = await findFollowed(db, clock.today());
      if (link === undefined || followed === undefined) throw linkClosed();
      if (followed.state === 'declined' || followed.state === 'withdrawn') throw linkClosed();
      if (kind === 'visit-approval' && !followed.visits.some(({ id }) => id === content.request))
        throw linkClosed();
      await addAnswer(db, followed, { linkId: link.id, kind, content, note, at: clock.now() });
      return { referral: followed.referralId, branch: followed.branchId };
    },
  );
  return redirect(linkPath(context), { kind: 'done', text: texts[lang].thanks });
};
