import {
  DateField,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { basisFor } from '../../people/basis.ts';
import { whyNamed } from '../../people/display.ts';
import { languages, words } from '../referral.ts';
import type { FoundReferral } from '../store.ts';
import { shownOf } from './store.ts';
import { texts } from './texts.ts';

export interface AmendPageProps {
  readonly page: PageContext;
  readonly referral: FoundReferral;
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  /** Without a number it may be written; with one it is changed by nobody. */
  readonly identified: boolean;
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

export function AmendPage(props: AmendPageProps) {
  const { page, referral, towns, identified, errors, requestId } = props;
  const text = texts[page.lang];
  const values = props.values ?? {
    name: referral.name,
    birthDate: referral.birth_date ?? '',
    language: referral.language,
    town: referral.town_id,
    referrerName: referral.referrer_name,
    referrerContact: referral.referrer_contact,
    note: referral.note,
  };
  return (
    <Page
      page={page}
      title={text.title(referral.shown)}
      lead={text.lead}
      errors={errors}
      back={{ href: `/referrals/${referral.id}`, text: referral.number }}
    >
      <Form
        page={page}
        action={`/referrals/${referral.id}/amend`}
        submit={text.save}
        errors={errors}
        requestId={requestId}
        hidden={{ basis: props.values?.['basis'] ?? basisFor(shownOf(referral, identified)) }}
      >
        <TextField
          name="name"
          label={text.name}
          hint={referral.shown === referral.name ? undefined : whyNamed[page.lang]}
          value={values['name']}
        />
        <DateField name="birthDate" label={text.birthDate} value={values['birthDate']} optional />
        {identified ? null : (
          <TextField
            name="cpr"
            label={text.cpr}
            hint={text.cprHint}
            value={values['cpr']}
            inputmode="numeric"
            width="s"
            optional
          />
        )}
        <Select
          name="language"
          label={text.language}
          value={values['language']}
          empty={false}
          options={languages.map((value) => ({ value, text: words[page.lang].language[value] }))}
        />
        <Select
          name="town"
          label={text.town}
          value={values['town']}
          empty={false}
          options={towns.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField name="referrerName" label={text.referrerName} value={values['referrerName']} optional />
        <TextField
          name="referrerContact"
          label={text.referrerContact}
          value={values['referrerContact']}
          optional
        />
        <TextArea name="note" label={text.note} value={values['note']} maxLength={500} rows={3} optional />
        <TextField name="why" label={text.why} value={values['why']} width="l" maxLength={300} />
      </Form>
    </Page>
  );
}
