import {
  Checkbox,
  type Crumb,
  DateField,
  Form,
  type FormErrors,
  formatDate,
  Page,
  type PageContext,
  RadioGroup,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { unknownReasons, words } from '../../referrals/referral.ts';
import { kindPrecedence } from '../release-date.ts';
import { certaintyName, kindName } from '../texts.ts';
import { texts } from './texts.ts';

export interface ReleaseFormProps {
  readonly page: PageContext;
  readonly person: string;
  readonly lead: string;
  readonly back: Crumb;
  readonly action: string;
  readonly submit: string;
  /** The release that was confirmed, where one counts: a date to come then means that the person is back in prison. */
  readonly releasedOn?: Temporal.PlainDate | undefined;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  readonly requestId?: string | undefined;
  readonly values: Readonly<Record<string, string>>;
  readonly errors?: FormErrors | undefined;
}

const certaintyOrder = ['certain', 'likely', 'uncertain', 'unknown'] as const;

/** What is known now of a release. */
export function ReleaseFormPage(props: ReleaseFormProps) {
  const { page, person, values, errors } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title(person)} lead={props.lead} back={props.back} errors={errors}>
      <Form
        page={page}
        action={props.action}
        submit={props.submit}
        errors={errors}
        hidden={props.hidden}
        requestId={props.requestId}
      >
        <RadioGroup
          name="kind"
          legend={text.kind}
          value={values['kind'] ?? 'expected'}
          options={kindPrecedence.map((value) => ({ value, text: kindName[lang][value] }))}
        />
        <DateField name="date" label={text.date} hint={text.dateHint} value={values['date']} optional />
        <DateField
          name="latestDate"
          label={text.latestDate}
          hint={text.latestHint}
          value={values['latestDate']}
          optional
        />
        <RadioGroup
          name="certainty"
          legend={text.certainty}
          value={values['certainty']}
          options={certaintyOrder.map((value) => ({ value, text: certaintyName[lang][value] }))}
        />
        <Select
          name="unknownReason"
          label={text.unknownReason}
          hint={text.unknownReasonHint}
          value={values['unknownReason']}
          empty={text.known}
          options={unknownReasons.map((value) => ({ value, text: words[lang].unknownReason[value] }))}
          optional
        />
        {props.releasedOn === undefined ? null : (
          <Checkbox
            name="mistaken"
            label={text.mistaken}
            hint={text.mistakenHint(formatDate(lang, props.releasedOn, 'day'))}
            checked={values['mistaken'] === 'yes'}
          />
        )}
        <TextField
          name="source"
          label={text.source}
          hint={text.sourceHint}
          value={values['source']}
          width="l"
        />
        <TextField
          name="confirmedBy"
          label={text.confirmedBy}
          hint={text.confirmedByHint}
          value={values['confirmedBy']}
          width="l"
          maxLength={100}
          optional
        />
        <DateField name="confirmedOn" label={text.confirmedOn} value={values['confirmedOn']} optional />
      </Form>
    </Page>
  );
}
