import {
  Checkbox,
  DateField,
  type Lang,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { certainties, languages, unknownReasons, words } from '../referral.ts';
import { texts } from './texts.ts';

export interface FieldsProps {
  readonly lang: Lang;
  readonly values: Readonly<Record<string, string>>;
  readonly towns: readonly { readonly id: string; readonly name: string }[];
}

export function PersonFields({ lang, values }: FieldsProps) {
  const text = texts[lang];
  return (
    <>
      <TextField name="name" label={text.name} value={values['name']} />
      <TextField name="cpr" label={text.cpr} hint={text.cprHint} value={values['cpr']} width="s" />
      <Select
        name="language"
        label={text.language}
        value={values['language'] || 'da'}
        empty={false}
        options={languages.map((value) => ({ value, text: words[lang].language[value] }))}
      />
      <Checkbox name="personKnows" label={text.knows} checked={values['personKnows'] === 'yes'} />
    </>
  );
}

export function ReleaseFields({ lang, values, towns }: FieldsProps) {
  const text = texts[lang];
  const word = words[lang];
  return (
    <>
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
        value={dateOr(values['releaseDate'])}
        optional
      />
      <Select
        name="whyUnknown"
        label={text.why}
        hint={text.whyHint}
        value={values['whyUnknown']}
        options={unknownReasons.map((value) => ({ value, text: word.unknownReason[value] }))}
        optional
      />
      <Select
        name="kind"
        label={text.kind}
        value={values['kind'] || 'expected'}
        empty={false}
        options={Object.entries(text.kinds).map(([value, kind]) => ({ value, text: kind }))}
      />
    </>
  );
}

/** The control wants an ISO date; what cannot be read is handed on as it was written. */
const dateOr = (text: string | undefined): Temporal.PlainDate | string | undefined => {
  if (text === undefined || text === '') return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return text;
  }
};

export function ReferrerFields({ lang, values }: FieldsProps) {
  const text = texts[lang];
  return (
    <>
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
    </>
  );
}
