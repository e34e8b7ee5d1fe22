import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { Checkbox, Form, Page, Select, TextField } from '../../../ui/index.ts';
import { idParams } from '../../mentors/fields.ts';
import { languageName, languages } from '../../referrals/referral.ts';
import { access, backTo, carePage, comeBack, loadCare } from '../care/page.tsx';
import { correctAbout } from '../care/store.ts';
import { namesIn } from '../names.ts';
import { lockPerson } from '../store.ts';
import { texts } from './texts.ts';

const aboutPage = carePage(({ page, lang, newRequestId }, found, returned) => {
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
const returnForm = comeBack(aboutPage);

export const aboutForm = get('/people/:id/about', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await aboutPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const tick = z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional();
const tooLong = 'Skriv højst 40 tegn. | Write at most 40 characters.';

export const correctAboutRoute = post('/people/:id/about', {
  access,
  params: idParams,
  body: z.strictObject({
    phone: z.string().trim().max(40, tooLong).default(''),
    language: z.enum(languages, 'Vælg et sprog. | Choose a language.'),
    interpreter: tick,
    aloud: tick,
    alias: z.string().trim().max(40, tooLong).default(''),
  }),
  audit: 'person.about-corrected',
  act: async (context) => {
    const { cases, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    if (namesIn(body.alias, [person.name]).length > 0) {
      const values = { ...body, interpreter: body.interpreter ?? '', aloud: body.aloud ?? '' };
      return returnForm(context, { errors: { alias: texts[lang].aliasIsName }, values, lists: {} });
    }
    const about = {
      alias: body.alias,
      phone: body.phone,
      language: body.language,
      interpreter: body.interpreter === 'yes',
      readsDanish: body.aloud !== 'yes',
    };
    const event = {
      action: 'person.about-corrected',
      subject: person.id,
      branchId: person.branch_id,
      detail: { interpreter: about.interpreter, readsDanish: about.readsDanish, alias: about.alias !== '' },
    };
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      await correctAbout(db, person.id, about);
      return {};
    });
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
