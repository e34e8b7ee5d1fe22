import {
  CheckboxGroup,
  DateField,
  Form,
  type FormErrors,
  NumberField,
  Page,
  type PageContext,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { languageName, languages } from '../../referrals/referral.ts';
import { genders, lifeAreas } from '../mentor.ts';
import { genderName, lifeAreaName } from '../texts.ts';
import { texts } from './texts.ts';

export interface MentorFormProps {
  readonly page: PageContext;
  /** The mentor's name, when one is corrected. */
  readonly name?: string | undefined;
  readonly action: string;
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly chosen: { readonly languages: readonly string[]; readonly lifeAreas: readonly string[] };
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

/** One page for a new mentor and for correcting one. */
export function MentorFormPage(props: MentorFormProps) {
  const { page, values, chosen, errors, action } = props;
  const { lang } = page;
  const text = texts[lang];
  const up =
    props.name === undefined
      ? { href: '/mentors', text: text.back }
      : { href: action.replace(/\/edit$/u, ''), text: props.name };
  return (
    <Page
      page={page}
      title={props.name ?? text.newTitle}
      lead={props.name === undefined ? text.newLead : undefined}
      back={up}
      errors={errors}
    >
      <Form page={page} action={action} submit={text.save} errors={errors} requestId={props.requestId}>
        <TextField name="name" label={text.name} value={values['name']} />
        <DateField
          name="birthDate"
          label={text.birthDate}
          hint={text.birthHint}
          value={values['birthDate']}
        />
        <TextField name="phone" label={text.phone} type="tel" value={values['phone']} width="s" optional />
        <TextField name="email" label={text.email} type="email" value={values['email']} optional />
        <Select
          name="town"
          label={text.town}
          value={values['town']}
          options={props.towns.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <Select
          name="gender"
          label={text.gender}
          value={values['gender'] ?? 'not-stated'}
          empty={false}
          options={genders.map((value) => ({ value, text: genderName[lang][value] }))}
        />
        <CheckboxGroup
          name="languages"
          legend={text.languages}
          variant="chips"
          values={chosen.languages}
          options={languages.map((value) => ({ value, text: languageName(lang, value) }))}
        />
        <CheckboxGroup
          name="lifeAreas"
          legend={text.lifeAreas}
          variant="chips"
          values={chosen.lifeAreas}
          options={lifeAreas.map((value) => ({ value, text: lifeAreaName[lang][value] }))}
          optional
        />
        <NumberField
          name="capacity"
          label={text.capacity}
          hint={text.capacityHint}
          value={values['capacity'] ?? '1'}
        />
      </Form>
    </Page>
  );
}
