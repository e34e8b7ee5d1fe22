import { Form, formatDate, type PageContext, Section } from '../../../ui/index.ts';
import { purposeOf, recipientName } from '../../consents/consent.ts';
import type { ListedConsent } from '../../consents/store.ts';
import { ownEffects } from '../../consents/texts.ts';
import type { Wording } from '../../consents/wordings.ts';
import { OwnPage } from '../frame.tsx';
import { ownPurpose, texts } from '../texts.ts';

export interface OwnWithdrawPageProps {
  readonly page: PageContext;
  readonly consent: ListedConsent;
  readonly wording: Wording | undefined;
  readonly requestId: string;
}

/** The words that were said yes to, and what a no does. */
export function OwnWithdrawPage({ page, consent, wording, requestId }: OwnWithdrawPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const purpose = purposeOf(consent.purpose);
  const who = recipientName(lang, consent.recipient);
  const given = formatDate(lang, Temporal.PlainDate.from(consent.given_on), 'day');
  return (
    <OwnPage page={page} title={ownPurpose[lang][purpose](who)}>
      <p>{text.saidYes(given)}</p>
      <p>{wording?.[lang]}</p>
      <Section title={text.ifNo}>
        {ownEffects[lang][purpose]({ purpose, who, others: [] }).map((line) => (
          <p>{line}</p>
        ))}
      </Section>
      <Form
        page={page}
        action="/me/consents/withdraw"
        submit={text.no}
        submitKind="danger"
        hidden={{ consent: consent.id }}
        requestId={requestId}
      />
    </OwnPage>
  );
}
