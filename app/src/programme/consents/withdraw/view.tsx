import { Form, type FormErrors, formatDate, Page, type PageContext, RadioGroup } from '../../../ui/index.ts';
import type { FoundPerson } from '../../people/store.ts';
import { manners, type Purpose, recipientName } from '../consent.ts';
import type { ListedConsent } from '../store.ts';
import { effects, words } from '../texts.ts';
import { texts } from './texts.ts';

export interface WithdrawPageProps {
  readonly page: PageContext;
  readonly person: FoundPerson;
  readonly consent: ListedConsent;
  /** The further authorities that stay named. */
  readonly others: readonly ListedConsent[];
  readonly purpose: Purpose;
  readonly errors?: FormErrors;
}

/** What the withdrawal does is read before it is done. */
export function WithdrawPage({ page, person, consent, others, purpose, errors }: WithdrawPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const word = words[lang];
  const given = formatDate(lang, Temporal.PlainDate.from(consent.given_on));
  const back = `/people/${person.id}`;
  const who = recipientName(lang, consent.recipient);
  const named = purpose === 'authority-contact' ? `${word.purpose[purpose]}: ${who}` : word.purpose[purpose];
  const withdrawn = { purpose, who, others: others.map((one) => recipientName(lang, one.recipient)) };
  return (
    <Page
      page={page}
      title={text.title(person.shown)}
      lead={text.lead(named, given)}
      errors={errors}
      back={{ href: back, text: text.back }}
    >
      <h2>{text.effect}</h2>
      <ul>
        {effects[lang][purpose](withdrawn).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Form
        page={page}
        action={`/people/${person.id}/consents/${purpose}/withdraw`}
        submit={text.submit}
        submitKind="danger"
        errors={errors}
        hidden={{ consent: consent.id }}
        secondary={<a href={back}>{text.cancel}</a>}
      >
        <RadioGroup
          name="how"
          legend={text.how}
          options={manners.map((value) => ({ value, text: word.manner[value] }))}
        />
      </Form>
    </Page>
  );
}
