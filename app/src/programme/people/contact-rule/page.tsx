import { CheckboxGroup, Form, Page, RadioGroup, TextField } from '../../../ui/index.ts';
import { channelName, channels } from '../care/care.ts';
import { backTo, carePage, comeBack } from '../care/page.tsx';
import { texts } from './texts.ts';

export const rulePage = carePage(({ page, lang, newRequestId }, found, returned) => {
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

export const returnForm = comeBack(rulePage);
