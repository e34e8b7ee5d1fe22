import {
  CheckboxGroup,
  Definitions,
  Form,
  type FormErrors,
  formatDate,
  formatInstant,
  Page,
  type PageContext,
  RadioGroup,
  Section,
  Tag,
  TextField,
} from '../../../ui/index.ts';
import { outcomes } from '../request.ts';
import { texts } from '../texts.ts';
import type { RequestFound } from './page.tsx';

export interface RequestPageProps extends RequestFound {
  readonly page: PageContext;
  readonly today: Temporal.PlainDate;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

/** Makes the copy: what the notes are that somebody reads first, then the file. */
const MakeCopy = ({ page, request, notes, requestId }: RequestPageProps) => {
  const text = texts[page.lang];
  return (
    <Section title={text.copyTitle}>
      <p>{text.copyAbout}</p>
      <Form
        page={page}
        action={`/privacy/requests/${request.id}/copy`}
        submit={text.make}
        requestId={requestId}
        id="copy"
      >
        {notes.length === 0 ? null : (
          <CheckboxGroup
            name="gives"
            legend={text.gives}
            hint={text.givesHint}
            options={notes.map(({ key, title, words }) => ({ value: key, text: title, hint: words }))}
          />
        )}
        <RadioGroup
          name="format"
          legend={text.format}
          value="html"
          options={(['html', 'json'] as const).map((one) => ({ value: one, text: text.formats[one] }))}
        />
        <RadioGroup
          name="language"
          legend={text.lang}
          value={page.lang}
          options={(['da', 'en'] as const).map((one) => ({ value: one, text: text.langs[one] }))}
        />
      </Form>
    </Section>
  );
};

const Close = ({ page, request, values, errors, requestId }: RequestPageProps) => {
  const text = texts[page.lang];
  return (
    <Section title={text.closeTitle}>
      <Form
        page={page}
        action={`/privacy/requests/${request.id}/close`}
        submit={text.close}
        submitKind="secondary"
        errors={errors}
        requestId={requestId}
        id="close"
      >
        <RadioGroup
          name="outcome"
          legend={text.outcome}
          value={values['outcome']}
          options={outcomes.map((one) => ({ value: one, text: text.outcomes[one] }))}
        />
        <TextField
          name="reason"
          label={text.outcomeReason}
          hint={text.outcomeReasonHint}
          value={values['reason']}
          width="full"
          maxLength={300}
          optional
        />
      </Form>
    </Section>
  );
};

export function RequestPage(props: RequestPageProps) {
  const { page, request, copies, errors, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const open = request.outcome === undefined;
  const late = open && Temporal.PlainDate.compare(request.dueOn, today) < 0;
  const state = open ? (late ? text.late : text.open) : text.outcomes[request.outcome];
  return (
    <Page
      page={page}
      title={text.pageTitle(request.name ?? text.gone)}
      back={{ href: '/privacy/requests', text: text.back }}
      errors={errors}
    >
      <Definitions
        items={[
          { term: text.kind, value: text.kinds[request.kind] },
          { term: text.received, value: formatDate(lang, request.receivedOn) },
          { term: text.due, value: formatDate(lang, request.dueOn) },
          { term: text.howWas, value: text.identified[request.identifiedBy] },
          { term: text.asked, value: request.reason },
          { term: text.state, value: <Tag kind={open ? (late ? 'danger' : 'soon') : 'done'}>{state}</Tag> },
          ...(request.outcomeReason === ''
            ? []
            : [{ term: text.outcomeReason, value: request.outcomeReason }]),
        ]}
      />
      {open && request.name !== undefined ? <MakeCopy {...props} /> : null}
      {copies.length === 0 ? null : (
        <Section title={text.copies}>
          <ul>
            {copies.map(({ madeAt, format, rows, heldBack, hash }) => (
              <li>
                {text.copyLine(formatInstant(lang, madeAt, 'short'), format.toUpperCase(), rows, heldBack)}{' '}
                <code>{hash.slice(0, 12)}</code>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {open ? <Close {...props} /> : null}
    </Page>
  );
}
