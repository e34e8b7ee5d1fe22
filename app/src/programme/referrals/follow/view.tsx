import {
  ButtonLink,
  DateField,
  Definitions,
  Form,
  formatDate,
  type PageContext,
  PublicPage,
  RadioGroup,
  Section,
} from '../../../ui/index.ts';
import { decisionReason, type ReferralState } from '../referral.ts';
import type { Returned } from './page.tsx';
import type { FollowedReferral, Visit } from './store.ts';
import { texts } from './texts.ts';

export interface FollowPageProps {
  readonly page: PageContext;
  readonly path: string;
  readonly referral: FollowedReferral;
  readonly today: Temporal.PlainDate;
  readonly returned?: Returned | undefined;
}

/** Where a referral is, for whoever handed it in: a number, an answer, and at most three questions. */
export function FollowPage(props: FollowPageProps) {
  const { page, path, referral, returned } = props;
  const text = texts[page.lang];
  const state = referral.state as ReferralState;
  const reason = decisionReason(page.lang, state, referral.reason);
  const open = state === 'new' || state === 'accepted';
  return (
    <PublicPage
      page={page}
      title={text.title(referral.number)}
      lead={text.state[state]}
      errors={returned?.errors}
    >
      {reason === undefined ? null : <p>{text.because(reason)}</p>}
      {open && !referral.said.released ? <DateQuestion {...props} /> : null}
      {open ? referral.visits.slice(0, 2).map((visit) => <VisitQuestion {...props} visit={visit} />) : null}
      <Said page={page} answers={referral.answers} />
      {open ? (
        <div class="pm-actions">
          <ButtonLink href={`${path}/amend`} kind="secondary">
            {text.amend}
          </ButtonLink>
          <ButtonLink href={`${path}/withdraw`} kind="quiet">
            {text.withdraw}
          </ButtonLink>
        </div>
      ) : null}
      <p>{text.until}</p>
    </PublicPage>
  );
}

const returnedTo = (form: string, returned: Returned | undefined) =>
  returned?.form === form ? returned : undefined;

function DateQuestion({ page, path, referral, today, returned }: FollowPageProps) {
  const text = texts[page.lang];
  const { date } = referral.said;
  const passed = date !== undefined && Temporal.PlainDate.compare(date, today) <= 0;
  const own = returnedTo('release', returned);
  const said = date === undefined ? '' : formatDate(page.lang, date);
  const options =
    date === undefined
      ? [
          { value: 'new', text: text.nowKnown },
          { value: 'unknown', text: text.notYet },
        ]
      : [
          ...(passed ? [{ value: 'released', text: text.released }] : [{ value: 'same', text: text.same }]),
          { value: 'new', text: text.changed },
          { value: 'unknown', text: text.lost },
          ...(passed ? [] : [{ value: 'released', text: text.released }]),
        ];
  const legend = date === undefined ? text.known : passed ? text.happened(said) : text.still(said);
  return (
    <Form
      page={page}
      id="release"
      action={`${path}/release-date`}
      submit={text.answer}
      errors={own?.errors}
      requestId={own?.values['_request']}
    >
      <RadioGroup name="answer" legend={legend} options={options} value={own?.values['answer']} />
      <DateField name="date" label={text.date} hint={text.dateHint} value={own?.values['date']} optional />
    </Form>
  );
}

function VisitQuestion({ page, path, visit, returned }: FollowPageProps & { readonly visit: Visit }) {
  const text = texts[page.lang];
  const own = returnedTo(visit.id, returned);
  return (
    <Form
      page={page}
      id={`visit-${visit.id}`}
      action={`${path}/visit`}
      submit={text.answer}
      hidden={{ request: visit.id }}
      errors={own?.errors}
      requestId={own?.values['_request']}
    >
      <RadioGroup
        name="answer"
        legend={text.visit(visit.mentor, visit.prison)}
        options={[
          { value: 'yes', text: text.yes },
          { value: 'no', text: text.no },
        ]}
        value={own?.values['answer']}
      />
      <DateField
        name="validUntil"
        label={text.validUntil}
        hint={text.validHint}
        value={own?.values['validUntil']}
        optional
      />
    </Form>
  );
}

function Said({
  page,
  answers,
}: {
  readonly page: PageContext;
  readonly answers: FollowedReferral['answers'];
}) {
  const text = texts[page.lang];
  if (answers.length === 0) return null;
  const words = { applied: text.applied, 'set-aside': text.aside };
  return (
    <Section title={text.said}>
      <Definitions
        items={answers.map(({ kind, answeredAt, outcome }) => ({
          term: `${text.saidKind[kind]}, ${formatDate(
            page.lang,
            answeredAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
            'day',
          )}`,
          value: outcome === undefined ? text.waits : words[outcome],
        }))}
      />
    </Section>
  );
}
