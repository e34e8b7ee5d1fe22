import { Checkbox, Form, Page, Select, TextField } from '../../../ui/index.ts';
import { languageName, languages } from '../../referrals/referral.ts';
import { basisFor } from '../basis.ts';
import { backTo, type CaredFor, carePage, comeBack } from '../care/page.tsx';
import type { AboutPerson } from '../care/store.ts';
import { texts } from './texts.ts';

export const aboutPage = carePage(({ page, lang, newRequestId }, found, returned) => {
  const text = texts[lang];
  const { person, care } = found;
  const values = returned?.values ?? {
    phone: care.phone,
    language: care.language,
    interpreter: care.interpreter ? 'yes' : '',
    aloud: care.readsDanish ? '' : 'yes',
    alias: person.alias,
  };
  return (
    <Page page={page} title={text.title(person.shown)} back={backTo(lang, found)} errors={returned?.errors}>
      <Form
        page={page}
        action={`/people/${person.id}/about`}
        submit={text.confirm}
        errors={returned?.errors}
        requestId={returned?.values['_request'] ?? newRequestId}
        hidden={{ basis: returned?.values['basis'] ?? basisFor(shownAbout(found)) }}
      >
        <TextField
          name="phone"
          label={text.phone}
          type="tel"
          inputmode="tel"
          value={values['phone']}
          optional
        />
        <Select
          name="language"
          label={text.language}
          value={values['language']}
          empty={false}
          options={languages.map((value) => ({ value, text: languageName(lang, value) }))}
        />
        <Checkbox name="interpreter" label={text.interpreter} checked={values['interpreter'] === 'yes'} />
        <Checkbox name="aloud" label={text.aloud} checked={values['aloud'] === 'yes'} />
        <TextField name="alias" label={text.alias} hint={text.aliasHint} value={values['alias']} optional />
      </Form>
    </Page>
  );
});

/** What the form shows: two who correct it at once must not overwrite each other. */
export const shownAbout = ({ person, care }: CaredFor): AboutPerson => ({
  alias: person.alias,
  phone: care.phone,
  language: care.language,
  interpreter: care.interpreter,
  readsDanish: care.readsDanish,
});

export const returnForm = comeBack(aboutPage);
