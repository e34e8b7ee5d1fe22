import type { RouteContext } from '../../../../office/route.ts';
import { Form, PublicPage, RadioGroup, TextField } from '../../../../ui/index.ts';
import { reasonsIn, type WithdrawPhase, type WithdrawReason, withdrawalWords } from '../../withdrawal.ts';
import { linkPath, loadFollowed } from '../page.tsx';
import { texts } from '../texts.ts';

export const access = { who: 'link' } as const;

type Context = Pick<
  RouteContext<{ token: string }, unknown, unknown>,
  'cases' | 'clock' | 'page' | 'params' | 'newRequestId'
>;

/** Reasons that only a coordinator can know, or that are said of whoever writes. */
const notTheirs: readonly WithdrawReason[] = ['no-pair-in-time', 'no-contact', 'referrer-withdrew'];

/** The reasons that whoever referred can give now. */
export const theirReasons = (phase: WithdrawPhase): readonly WithdrawReason[] =>
  reasonsIn[phase].filter((reason) => !notTheirs.includes(reason));

export const withdrawPage = async (
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
          options={theirReasons(referral.phase).map((value) => ({
            value,
            text: withdrawalWords[page.lang][value],
          }))}
        />
        <TextField name="note" label={text.note} value={values['note']} width="l" maxLength={300} optional />
      </Form>
    </PublicPage>
  );
};
