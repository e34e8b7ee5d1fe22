import {
  DateField,
  Details,
  Form,
  type FormErrors,
  formatDate,
  type PageContext,
  Section,
  Select,
  Tag,
} from '../../ui/index.ts';
import { manners, type Purpose, purposes, words } from './consent.ts';
import type { ListedConsent } from './store.ts';

const texts = {
  da: {
    title: 'Samtykker',
    given: (date: string, how: string, version: number) => `Givet ${date}. ${how}. Version ${version}.`,
    withdrawn: (date: string) => `Trukket tilbage ${date}.`,
    missing: 'Ikke givet',
    holds: 'Gælder',
    gone: 'Trukket tilbage',
    withdraw: 'Træk tilbage',
    record: 'Registrér samtykke',
    on: 'Givet den',
    how: 'Hvordan',
  },
  en: {
    title: 'Consents',
    given: (date: string, how: string, version: number) => `Given ${date}. ${how}. Version ${version}.`,
    withdrawn: (date: string) => `Withdrawn ${date}.`,
    missing: 'Not given',
    holds: 'Holds',
    gone: 'Withdrawn',
    withdraw: 'Withdraw',
    record: 'Record consent',
    on: 'Given on',
    how: 'How',
  },
} as const;

/** A consent that came back with errors. */
export interface ReturnedConsent {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

export interface ConsentPanelProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly consents: readonly ListedConsent[];
  readonly today: Temporal.PlainDate;
  readonly returned?: ReturnedConsent | undefined;
}

/** Each purpose on its own: what it says, whether it holds, and the one thing that can be done about it. */
export function ConsentPanel({ page, personId, consents, today, returned }: ConsentPanelProps) {
  return (
    <div id="consents">
      <Section title={texts[page.lang].title}>
        {purposes.map((purpose) => (
          <ConsentRow
            page={page}
            personId={personId}
            purpose={purpose}
            consent={consents.find((one) => one.purpose === purpose)}
            today={today}
            returned={returned?.values['purpose'] === purpose ? returned : undefined}
          />
        ))}
      </Section>
    </div>
  );
}

interface RowProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly purpose: Purpose;
  readonly consent: ListedConsent | undefined;
  readonly today: Temporal.PlainDate;
  readonly returned: ReturnedConsent | undefined;
}

function ConsentRow({ page, personId, purpose, consent, today, returned }: RowProps) {
  const values = returned?.values ?? {};
  const text = texts[page.lang];
  const word = words[page.lang];
  const day = (date: string) => formatDate(page.lang, Temporal.PlainDate.from(date), 'day');
  const holds = consent !== undefined && consent.withdrawn_on === null;
  const how = manners.find((one) => one === consent?.given_how) ?? 'in-person';
  return (
    <>
      <h3>
        {word.purpose[purpose]}{' '}
        {holds ? (
          <Tag kind="done">{text.holds}</Tag>
        ) : (
          <Tag kind="soon">{consent === undefined ? text.missing : text.gone}</Tag>
        )}
      </h3>
      <p>{word.text[purpose]}</p>
      {consent === undefined ? null : (
        <p>
          {text.given(day(consent.given_on), word.manner[how], consent.version)}{' '}
          {consent.withdrawn_on === null ? null : text.withdrawn(day(consent.withdrawn_on))}
        </p>
      )}
      {holds ? (
        <p>
          <a href={`/people/${personId}/consents/${purpose}/withdraw`}>
            {text.withdraw}
            <span class="sr-only">: {word.purpose[purpose]}</span>
          </a>
        </p>
      ) : (
        <Details summary={`${text.record}: ${word.purpose[purpose]}`} open={returned !== undefined}>
          {consent === undefined ? null : <p>{word.anew[purpose]}</p>}
          <Form
            page={page}
            action={`/people/${personId}/consents`}
            submit={text.record}
            submitKind="secondary"
            id={`consent-${purpose}`}
            hidden={{ purpose }}
            errors={returned?.errors}
            requestId={values['_request']}
          >
            <DateField name="givenOn" label={text.on} value={values['givenOn'] ?? today} max={today} />
            <Select
              name="givenHow"
              label={text.how}
              value={values['givenHow'] ?? 'in-person'}
              empty={false}
              options={manners.map((value) => ({ value, text: word.manner[value] }))}
            />
          </Form>
        </Details>
      )}
    </>
  );
}
