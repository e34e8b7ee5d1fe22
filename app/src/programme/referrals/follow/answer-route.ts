import {
  notFound,
  post,
  type Reply,
  type RouteContext,
  redirect,
  rejectedForm,
} from '../../../office/route.ts';
import { linkClosed, linkParams } from '../hand-in/link.ts';
import { findOpenLink } from '../store.ts';
import { followPage, linkPath, type Returned } from './page.tsx';
import { dateAnswer, visitAnswer } from './schema.ts';
import { type AnswerContent, type AnswerKind, addAnswer, findFollowed } from './store.ts';
import { texts } from './texts.ts';

const access = { who: 'link' } as const;
type Context = RouteContext<{ token: string }, undefined, unknown>;

const returnForm = async (context: Context, returned: Returned): Promise<Reply> => {
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

export const answerDate = post('/refer/:token/release-date', {
  access,
  params: linkParams,
  body: dateAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { answer, date } = context.body;
    const { lang, clock } = context;
    const days = date === undefined ? undefined : clock.today().until(date).days;
    const wrong = (text: string) =>
      returnForm(context, {
        form: 'release',
        errors: { date: text },
        values: { answer, date: date?.toString() ?? '' },
      });
    if (answer === 'released' && days !== undefined && days > 0) return wrong(texts[lang].future);
    if (answer === 'new' && days !== undefined && days < 0) return wrong(texts[lang].past);
    const told = answer === 'new' || answer === 'released';
    return keepAnswer(context, answer === 'released' ? 'released' : 'release-date', {
      answer,
      ...(told && date !== undefined ? { date: date.toString() } : {}),
    });
  },
  rejected: async (context, { errors, values }) => returnForm(context, { form: 'release', errors, values }),
});

export const answerVisit = post('/refer/:token/visit', {
  access,
  params: linkParams,
  body: visitAnswer,
  audit: 'referral-link.answered',
  act: async (context) => {
    const { request, answer, validUntil } = context.body;
    if (validUntil !== undefined && Temporal.PlainDate.compare(validUntil, context.clock.today()) < 0)
      return returnForm(context, {
        form: request,
        errors: { validUntil: texts[context.lang].over },
        values: { request, answer, validUntil: validUntil.toString() },
      });
    const until = answer === 'yes' && validUntil !== undefined ? { date: validUntil.toString() } : {};
    return keepAnswer(context, 'visit-approval', { request, answer, ...until });
  },
  rejected: async (context, { errors, values }) =>
    returnForm(context, { form: values['request'] ?? '', errors, values }),
});
