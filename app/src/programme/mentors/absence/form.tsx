import { DateField, Form, type FormErrors, type PageContext, Select } from '../../../ui/index.ts';
import { absenceKinds } from '../mentor.ts';
import { absenceName } from '../texts.ts';
import { texts } from './texts.ts';

/** Three fields: why, from when, until when. For the coordinator, and for the mentor's own page. */
export function AbsenceForm(props: {
  readonly page: PageContext;
  readonly action: string;
  readonly today: Temporal.PlainDate;
  readonly errors?: FormErrors | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
}) {
  const { page, today, values = {} } = props;
  const text = texts[page.lang];
  return (
    <Form
      page={page}
      id="absence"
      action={props.action}
      submit={text.save}
      submitKind="secondary"
      errors={props.errors}
      requestId={values['_request']}
    >
      <Select
        name="kind"
        label={text.kind}
        value={values['kind'] ?? 'leave'}
        empty={false}
        options={absenceKinds.map((value) => ({ value, text: absenceName[page.lang][value] }))}
      />
      <DateField name="from" label={text.from} value={values['from'] ?? today} />
      <DateField
        name="returnOn"
        label={text.returnOn}
        hint={text.returnHint}
        value={values['returnOn']}
        optional
      />
    </Form>
  );
}
