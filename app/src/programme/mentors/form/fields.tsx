import {
  CheckboxGroup,
  DateField,
  type FormErrors,
  NumberField,
  type PageContext,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { languageName, languages } from '../../referrals/referral.ts';
import { genders, lifeAreas } from '../mentor.ts';
import { genderName, lifeAreaName } from '../texts.ts';
import { ReachFields } from './reach.tsx';
import { texts } from './texts.ts';

export interface MentorFormProps {
  readonly page: PageContext;
  /** The mentor's name, when one is corrected. */
  readonly name?: string | undefined;
  readonly action: string;
  readonly towns: readonly { readonly id: string; readonly name: string }[];
  readonly values: Readonly<Record<string, string>>;
  readonly chosen: {
    readonly languages: readonly string[];
    readonly lifeAreas: readonly string[];
    readonly slots: readonly string[];
  };
  readonly errors?: FormErrors | undefined;
  readonly requestId?: string | undefined;
}

/** Who the mentor is, and whom the mentor can help. */
export function MentorFields({ page, towns, values, chosen }: MentorFormProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <>
      <TextField name="name" label={text.name} value={values['name']} />
      <DateField name="birthDate" label={text.birthDate} hint={text.birthHint} value={values['birthDate']} />
      <TextField name="phone" label={text.phone} type="tel" value={values['phone']} width="s" optional />
      <TextField name="email" label={text.email} type="email" value={values['email']} optional />
      <Select
        name="town"
        label={text.town}
        value={values['town']}
        options={towns.map(({ id, name }) => ({ value: id, text: name }))}
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
      <ReachFields page={page} values={values} slotsChosen={chosen.slots} />
    </>
  );
}
