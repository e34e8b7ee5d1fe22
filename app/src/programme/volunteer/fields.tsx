import {
  Checkbox,
  CheckboxGroup,
  DateField,
  type FormErrors,
  type PageContext,
  Select,
  TextArea,
  TextField,
} from '../../ui/index.ts';
import { languageName, languages } from '../referrals/referral.ts';
import type { VolunteerTown } from './store.ts';
import { texts } from './texts.ts';

export interface VolunteerPageProps {
  readonly page: PageContext;
  readonly towns: readonly VolunteerTown[];
  readonly values?: Readonly<Record<string, string>>;
  readonly chosen?: readonly string[];
  readonly errors?: FormErrors;
  readonly requestId?: string | undefined;
}

/** Where several organisations have the same town, it is said whose. */
const townText = (town: VolunteerTown, towns: readonly VolunteerTown[]): string =>
  towns.some((other) => other.organisation_id !== town.organisation_id)
    ? `${town.name} (${town.organisation})`
    : town.name;

export function Fields({ page, towns, values = {}, chosen = ['da'] }: VolunteerPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <>
      <TextField name="name" label={text.name} value={values['name']} autocomplete="name" />
      <DateField name="birthDate" label={text.birthDate} value={values['birthDate']} />
      <TextField name="email" label={text.email} type="email" value={values['email']} autocomplete="email" />
      <TextField
        name="phone"
        label={text.phone}
        type="tel"
        value={values['phone']}
        width="s"
        autocomplete="tel"
      />
      <Select
        name="town"
        label={text.town}
        hint={text.townHint}
        value={values['town']}
        options={towns.map((town) => ({ value: town.id, text: townText(town, towns) }))}
      />
      <CheckboxGroup
        name="languages"
        legend={text.languages}
        variant="chips"
        values={chosen}
        options={languages.map((value) => ({ value, text: languageName(lang, value) }))}
      />
      <TextArea
        name="about"
        label={text.about}
        hint={text.aboutHint}
        value={values['about']}
        maxLength={500}
        optional
      />
      <Checkbox
        name="agreed"
        label={text.agreed}
        hint={text.agreedHint}
        checked={values['agreed'] === 'yes'}
      />
      <div hidden>
        <TextField name="website" label={text.website} optional />
      </div>
    </>
  );
}
