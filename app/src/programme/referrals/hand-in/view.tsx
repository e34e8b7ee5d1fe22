import {
  DateField,
  Form,
  type FormErrors,
  formatDate,
  type PageContext,
  PublicPage,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { certainties, languages, words } from '../referral.ts';
import { texts } from './texts.ts';

export interface HandInPageProps {
  readonly page: PageContext;
  readonly action: string;
  readonly link: {
    readonly prison: string;
    readonly organisation: string;
    readonly expires_at: Temporal.Instant;
  };
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  readonly errors?: FormErrors;
  readonly values?: Readonly<Record<string, string>>;
  readonly requestId?: string | undefined;
}

/** One page, ten fields: what a prison contact knows without looking it up twice. */
export function HandInPage({ page, action, link, towns, errors, values = {}, requestId }: HandInPageProps) {
  const text = texts[page.lang];
  const word = words[page.lang];
  const expires = link.expires_at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  return (
    <PublicPage
      page={page}
      title={text.title}
      lead={text.lead(link.prison, link.organisation)}
      errors={errors}
    >
      <p>{text.expires(formatDate(page.lang, expires))}</p>
      <Form
        page={page}
        action={action}
        submit={text.send}
        errors={errors}
        requestId={requestId}
        draft="referral"
      >
        <h2>{text.person}</h2>
        <TextField name="name" label={text.name} value={values['name']} />
        <TextField
          name="cpr"
          label={text.cpr}
          hint={text.cprHint}
          value={values['cpr']}
          inputmode="numeric"
          width="s"
        />
        <Select
          name="language"
          label={text.language}
          value={values['language'] ?? 'da'}
          empty={false}
          options={languages.map((value) => ({ value, text: word.language[value] }))}
        />
        <h2>{text.release}</h2>
        <Select
          name="town"
          label={text.town}
          value={values['town']}
          options={towns.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <RadioGroup
          name="certainty"
          legend={text.certainty}
          value={values['certainty']}
          options={certainties.map((value) => ({ value, text: word.certainty[value] }))}
        />
        <DateField
          name="releaseDate"
          label={text.date}
          hint={text.dateHint}
          value={values['releaseDate']}
          optional
        />
        <Select
          name="kind"
          label={text.kind}
          value={values['kind'] ?? 'expected'}
          empty={false}
          options={[
            { value: 'expected', text: text.expected },
            { value: 'two-thirds', text: text.twoThirds },
            { value: 'conditional-pending', text: text.pending },
            { value: 'full-term', text: text.fullTerm },
          ]}
        />
        <h2>{text.you}</h2>
        <TextField
          name="referrerName"
          label={text.referrerName}
          value={values['referrerName']}
          autocomplete="name"
        />
        <TextField name="referrerContact" label={text.referrerContact} value={values['referrerContact']} />
        <TextArea
          name="note"
          label={text.note}
          hint={text.noteHint}
          value={values['note']}
          maxLength={500}
          rows={3}
          optional
        />
      </Form>
    </PublicPage>
  );
}

export function HandedInPage({ page, number }: { readonly page: PageContext; readonly number: string }) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.thanks} lead={text.number(number)}>
      <p>{text.next}</p>
      <p>{text.used}</p>
    </PublicPage>
  );
}

export function LinkClosedPage({
  page,
  state,
}: {
  readonly page: PageContext;
  readonly state: 'used' | 'expired';
}) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={state === 'used' ? text.usedTitle : text.expiredTitle}>
      <p>{text.ask}</p>
    </PublicPage>
  );
}
