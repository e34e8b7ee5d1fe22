import {
  ButtonLink,
  Definitions,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  RadioGroup,
  Section,
  Tag,
} from '../../../ui/index.ts';
import {
  decisionReason,
  declineReasons,
  languageName,
  mayBecome,
  type ReferralState,
  words,
} from '../referral.ts';
import type { FoundReferral } from '../store.ts';

const texts = {
  da: {
    title: (name: string) => `${name}: henvisning`,
    today: 'I dag',
    received: 'Modtaget',
    from: 'Henvist fra',
    town: 'Løslades til',
    born: 'Født',
    language: 'Taler bedst',
    referrer: 'Henvist af',
    note: 'Bemærkning',
    state: 'Tilstand',
    earlier: 'Personen er også henvist før: ',
    accept: 'Tag imod',
    decline: 'Afvis',
    declineTitle: 'Eller afvis',
    reason: 'Hvorfor afvises henvisningen?',
    open: 'Åbn deltageren',
    decided: 'Henvisningen er afgjort.',
    because: 'Grund',
    withdraw: 'Træk henvisningen tilbage',
    why: 'Når du tager imod, kan du registrere samtykker og gå videre.',
  },
  en: {
    title: (name: string) => `${name}: referral`,
    today: 'Today',
    received: 'Received',
    from: 'Referred from',
    town: 'Released to',
    born: 'Born',
    language: 'Speaks best',
    referrer: 'Referred by',
    note: 'Remark',
    state: 'State',
    earlier: 'The person has been referred before: ',
    accept: 'Accept',
    decline: 'Decline',
    declineTitle: 'Or decline',
    reason: 'Why is the referral declined?',
    open: 'Open the participant',
    decided: 'The referral is decided.',
    because: 'Reason',
    withdraw: 'Withdraw the referral',
    why: 'When you accept, you can record consents and go on.',
  },
} as const;

export interface ReferralPageProps {
  readonly page: PageContext;
  readonly referral: FoundReferral;
  readonly all: readonly { readonly id: string; readonly number: string }[];
  /** A course or an allocation has come of it. */
  readonly used: boolean;
  readonly today: Temporal.PlainDate;
  readonly errors?: FormErrors;
}

const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();

export function ReferralPage({ page, referral, all, used, errors }: ReferralPageProps) {
  const text = texts[page.lang];
  const word = words[page.lang];
  const state = referral.state as ReferralState;
  const because = decisionReason(page.lang, state, referral.reason);
  const earlier = all.filter((one) => one.id !== referral.id);
  const now =
    state === 'new' ? (
      <>
        <p>{text.why}</p>
        <PostButton
          page={page}
          action={`/referrals/${referral.id}/accept`}
          text={text.accept}
          kind="primary"
        />
      </>
    ) : (
      <>
        <p>{text.decided}</p>
        {state === 'accepted' ? <a href={`/people/${referral.person_id}`}>{text.open}</a> : null}
      </>
    );
  return (
    <Page
      page={page}
      title={text.title(referral.name)}
      lead={referral.number}
      now={
        <>
          {now}
          {mayBecome(state, 'withdrawn') && !used ? (
            <ButtonLink href={`/referrals/${referral.id}/withdraw`} kind="quiet">
              {text.withdraw}
            </ButtonLink>
          ) : null}
        </>
      }
      errors={errors}
      back={{ href: '/today', text: text.today }}
    >
      {earlier.length === 0 ? null : (
        <p>
          {text.earlier}
          {earlier.map((one) => (
            <a href={`/referrals/${one.id}`}>{one.number} </a>
          ))}
        </p>
      )}
      <Definitions
        items={[
          {
            term: text.state,
            value: <Tag kind={state === 'new' ? 'soon' : 'neutral'}>{word.state[state]}</Tag>,
          },
          ...(because === undefined ? [] : [{ term: text.because, value: because }]),
          { term: text.received, value: formatDate(page.lang, dateOf(referral.received_at)) },
          { term: text.from, value: referral.prison },
          { term: text.town, value: referral.town },
          {
            term: text.born,
            value:
              referral.birth_date === null
                ? '–'
                : formatDate(page.lang, Temporal.PlainDate.from(referral.birth_date)),
          },
          { term: text.language, value: languageName(page.lang, referral.language) },
          { term: text.referrer, value: `${referral.referrer_name}, ${referral.referrer_contact}` },
          ...(referral.note === '' ? [] : [{ term: text.note, value: referral.note }]),
        ]}
      />
      {state === 'new' ? (
        <Section title={text.declineTitle}>
          <Form
            page={page}
            action={`/referrals/${referral.id}/decline`}
            submit={text.decline}
            submitKind="secondary"
            errors={errors}
          >
            <RadioGroup
              name="reason"
              legend={text.reason}
              options={declineReasons.map((value) => ({ value, text: word.reason[value] }))}
            />
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}
