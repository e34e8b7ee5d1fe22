import { Form, type FormErrors, formatDate, Page, type PageContext, RadioGroup } from '../../../ui/index.ts';
import type { FoundPerson } from '../../people/store.ts';
import { manners, type Purpose, words } from '../consent.ts';
import type { ListedConsent } from '../store.ts';

const texts = {
  da: {
    title: (name: string) => `${name}: træk samtykke tilbage`,
    lead: (purpose: string, date: string) => `${purpose}, givet ${date}.`,
    effect: 'Det sker, når samtykket trækkes tilbage',
    how: 'Hvordan har deltageren sagt det?',
    submit: 'Træk samtykket tilbage',
    cancel: 'Fortryd',
    back: 'Til deltageren',
  },
  en: {
    title: (name: string) => `${name}: withdraw consent`,
    lead: (purpose: string, date: string) => `${purpose}, given ${date}.`,
    effect: 'What happens when the consent is withdrawn',
    how: 'How did the participant say so?',
    submit: 'Withdraw the consent',
    cancel: 'Cancel',
    back: 'To the participant',
  },
} as const;

export interface WithdrawPageProps {
  readonly page: PageContext;
  readonly person: FoundPerson;
  readonly consent: ListedConsent;
  readonly purpose: Purpose;
  readonly errors?: FormErrors;
}

/** What the withdrawal does is read before it is done. */
export function WithdrawPage({ page, person, consent, purpose, errors }: WithdrawPageProps) {
  const text = texts[page.lang];
  const word = words[page.lang];
  const given = formatDate(page.lang, Temporal.PlainDate.from(consent.given_on));
  const back = `/people/${person.id}`;
  return (
    <Page
      page={page}
      title={text.title(person.name)}
      lead={text.lead(word.purpose[purpose], given)}
      errors={errors}
      back={{ href: back, text: text.back }}
    >
      <h2>{text.effect}</h2>
      <ul>
        {word.effect[purpose].map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Form
        page={page}
        action={`/people/${person.id}/consents/${purpose}/withdraw`}
        submit={text.submit}
        submitKind="danger"
        errors={errors}
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
