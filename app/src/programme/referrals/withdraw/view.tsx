import { ConfirmPage, type FormErrors, type PageContext, RadioGroup } from '../../../ui/index.ts';
import { withdrawReasons, words } from '../referral.ts';
import type { FoundReferral } from '../store.ts';
import { texts } from './texts.ts';

interface WithdrawReferralPageProps {
  readonly page: PageContext;
  readonly referral: FoundReferral;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What the withdrawal does is read before it is done. */
export function WithdrawReferralPage({ page, referral, errors, requestId }: WithdrawReferralPageProps) {
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(referral.name)}
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
        <li>{text.tell}</li>
      </ul>
      <RadioGroup
        name="reason"
        legend={text.reason}
        options={withdrawReasons.map((value) => ({ value, text: words[page.lang].withdrawal[value] }))}
      />
    </ConfirmPage>
  );
}
