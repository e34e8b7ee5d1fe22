import {
  CheckboxGroup,
  DateField,
  Details,
  Form,
  type FormErrors,
  type PageContext,
  Select,
  sentence,
  TextField,
} from '../../../ui/index.ts';
import { type Authority, authorityName, manners, type Purpose } from '../consent.ts';
import { words } from '../texts.ts';
import { currentWording } from '../wordings.ts';
import type { Consenting } from './load.ts';
import { texts } from './texts.ts';

/** A consent that came back with errors. */
export interface ReturnedConsent {
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

interface RecordFormProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly purpose: Purpose;
  readonly consenting: Consenting;
  readonly today: Temporal.PlainDate;
  /** It held before and was withdrawn. */
  readonly again: boolean;
  /** Authorities that are not named yet. */
  readonly missing: readonly Authority[];
  readonly returned: ReturnedConsent | undefined;
}

/** Records what was said, once the words above it have been read aloud. */
export function RecordForm(props: RecordFormProps) {
  const { page, personId, purpose, today, returned } = props;
  const { lang } = page;
  const text = texts[lang];
  const word = words[lang];
  const values = returned?.values ?? {};
  const { version } = currentWording(props.consenting.wordings, purpose);
  const errors = placed(returned?.errors, props.missing);
  return (
    <Details summary={`${text.record}: ${word.purpose[purpose]}`} open={returned !== undefined}>
      {props.again ? <p>{word.anew[purpose]}</p> : null}
      <Form
        page={page}
        action={`/people/${personId}/consents`}
        submit={text.record}
        submitKind="secondary"
        id={`consent-${purpose}`}
        hidden={{ purpose, version: String(version) }}
        errors={errors}
        requestId={values['_request']}
      >
        {purpose === 'authority-contact' ? <Whom {...props} /> : null}
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
  );
}

/** Where all the usual authorities are named, what is wrong with the choice is wrong with the other one. */
const placed = (errors: FormErrors | undefined, missing: readonly Authority[]): FormErrors | undefined => {
  const { recipients, ...rest } = errors ?? {};
  return missing.length > 0 || recipients === undefined ? errors : { ...rest, other: recipients };
};

/** Nobody is named beforehand: each is a yes of its own. */
const Whom = ({ page, missing, returned }: RecordFormProps) => {
  const text = texts[page.lang];
  return (
    <>
      {missing.length === 0 ? null : (
        <CheckboxGroup
          name="recipients"
          legend={text.whom}
          values={returned?.lists?.['recipients']}
          options={missing.map((value) => ({ value, text: sentence(authorityName[page.lang][value]) }))}
        />
      )}
      <TextField
        name="other"
        label={text.other}
        hint={text.otherHint}
        value={returned?.values['other']}
        optional
      />
    </>
  );
};
