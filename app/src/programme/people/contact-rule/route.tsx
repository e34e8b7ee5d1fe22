import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { CheckboxGroup, Form, Page, RadioGroup, TextField } from '../../../ui/index.ts';
import { idParams, note, ticked } from '../../mentors/fields.ts';
import { channelName, channels } from '../care/care.ts';
import { access, authorOf, backTo, carePage, comeBack, loadCare } from '../care/page.tsx';
import { setContactRule } from '../care/store.ts';
import { lockPerson } from '../store.ts';
import { texts } from './texts.ts';

const rulePage = carePage(({ page, lang, newRequestId }, found, returned) => {
  const text = texts[lang];
  const { rule } = found.care;
  const values = returned?.values ?? {
    when: rule?.when ?? '',
    notTo: rule?.notTo ?? '',
    voicemail: rule?.voicemail === false ? 'no' : 'yes',
  };
  return (
    <Page
      page={page}
      title={text.title(found.person.shown)}
      lead={text.lead}
      back={backTo(lang, found)}
      errors={returned?.errors}
    >
      <Form
        page={page}
        action={`/people/${found.person.id}/contact-rule`}
        submit={text.confirm}
        errors={returned?.errors}
        requestId={returned?.values['_request'] ?? newRequestId}
      >
        <CheckboxGroup
          name="channels"
          legend={text.channels}
          hint={text.channelsHint}
          values={returned?.lists['channels'] ?? rule?.channels}
          options={channels.map((value) => ({ value, text: channelName[lang][value] }))}
          optional
        />
        <TextField
          name="when"
          label={text.when}
          hint={text.whenHint}
          value={values['when']}
          width="l"
          optional
        />
        <TextField
          name="notTo"
          label={text.notTo}
          hint={text.notToHint}
          value={values['notTo']}
          width="l"
          optional
        />
        <RadioGroup
          name="voicemail"
          legend={text.voicemail}
          value={values['voicemail']}
          options={[
            { value: 'yes', text: text.yes },
            { value: 'no', text: text.no },
          ]}
        />
      </Form>
    </Page>
  );
});
const returnForm = comeBack(rulePage);

export const contactRuleForm = get('/people/:id/contact-rule', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await rulePage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const short = note.refine(
  (text) => text.length <= 200,
  'Skriv højst 200 tegn. | Write at most 200 characters.',
);

export const setContactRuleRoute = post('/people/:id/contact-rule', {
  access,
  params: idParams,
  body: z.strictObject({
    channels: ticked(channels, 'Vælg fra listen. | Choose from the list.'),
    when: short,
    notTo: short,
    voicemail: z.enum(['yes', 'no'], 'Vælg ja eller nej. | Choose yes or no.'),
  }),
  audit: 'person.contact-rule-set',
  act: async (context) => {
    const { cases, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    await cases.change(
      (result: { ruleId: string }) => ({
        action: 'person.contact-rule-set',
        subject: person.id,
        branchId: person.branch_id,
        detail: { voicemail: body.voicemail, ...result },
      }),
      async (db) => {
        await lockPerson(db, person.id);
        const rule = { ...body, voicemail: body.voicemail === 'yes' };
        return { ruleId: await setContactRule(db, person, rule, authorOf(context)) };
      },
    );
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
