import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { Form, PublicPage, RadioGroup, TextField } from '../../../ui/index.ts';
import { linkClosed, linkParams } from '../hand-in/link.ts';
import { findOpenLink } from '../store.ts';
import { reasonsIn, type WithdrawReason, withdrawalWords } from '../withdrawal.ts';
import { linkPath, loadFollowed } from './page.tsx';
import { withdrawAnswer } from './schema.ts';
import { addAnswer, findFollowed, withdrawByLink } from './store.ts';
import { texts } from './texts.ts';

const access = { who: 'link' } as const;
type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

/** Reasons that only a coordinator can know, or that are said of whoever writes. */
const notTheirs: readonly WithdrawReason[] = ['no-pair-in-time', 'no-contact', 'referrer-withdrew'];

const withdrawPage = async (
  context: Context,
  values: Readonly<Record<string, string>> = {},
  errors: Readonly<Record<string, string>> = {},
) => {
  const referral = await loadFollowed(context);
  if (referral === undefined || !['new', 'accepted'].includes(referral.state)) return undefined;
  const { page } = context;
  const text = texts[page.lang];
  const path = linkPath(context);
  return (
    <PublicPage
      page={page}
      title={text.withdrawTitle(referral.number)}
      lead={referral.state === 'new' ? text.atOnce : text.asked}
      errors={errors}
    >
      <Form
        page={page}
        action={`${path}/withdraw`}
        submit={text.withdraw}
        submitKind="danger"
        secondary={<a href={path}>{text.back}</a>}
        errors={errors}
        requestId={values['_request'] ?? context.newRequestId}
      >
        <RadioGroup
          name="reason"
          legend={text.reason}
          value={values['reason']}
          options={reasonsIn[referral.phase]
            .filter((reason) => !notTheirs.includes(reason))
            .map((value) => ({ value, text: withdrawalWords[page.lang][value] }))}
        />
        <TextField name="note" label={text.note} value={values['note']} width="l" maxLength={300} optional />
      </Form>
    </PublicPage>
  );
};

export const linkWithdrawForm = get('/refer/:token/withdraw', {
  access,
  params: linkParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const shown = await withdrawPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

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
