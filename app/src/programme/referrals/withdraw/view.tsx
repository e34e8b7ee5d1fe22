import { ConfirmPage, type FormErrors, type PageContext, RadioGroup } from '../../../ui/index.ts';
import type { FoundReferral } from '../store.ts';
import { mailIn } from '../tell.ts';
import { reasonsIn, type WithdrawPhase, withdrawalWords } from '../withdrawal.ts';
import { texts } from './texts.ts';

interface WithdrawReferralPageProps {
  readonly page: PageContext;
  readonly referral: FoundReferral;
  readonly phase: WithdrawPhase;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What the withdrawal does is read before it is done. */
export function WithdrawReferralPage(props: WithdrawReferralPageProps) {
  const { page, referral, phase, errors, requestId } = props;
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(referral.shown)}
      action={`/referrals/${referral.id}/withdraw`}
      confirm={text.confirm}
      cancelHref={`/referrals/${referral.id}`}
      kind="danger"
      errors={errors}
      requestId={requestId}
    >
      <h2>{text.effect}</h2>
      <ul>
        <li>{text.gone(referral.number)}</li>
        {referral.state === 'accepted' ? <li>{text.consents}</li> : null}
        <li>{text.again}</li>
        <li>{mailIn(referral.referrer_contact) === undefined ? text.tell : text.mail}</li>
      </ul>
      <RadioGroup
        name="reason"
        legend={text.reason}
        options={reasonsIn[phase].map((value) => ({ value, text: withdrawalWords[page.lang][value] }))}
      />
    </ConfirmPage>
  );
}
