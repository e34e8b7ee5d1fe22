import { DateField, Form, type FormErrors, type PageContext, Select } from '../../../ui/index.ts';
import { type Absence, absenceKinds } from '../mentor.ts';
import { absenceName } from '../texts.ts';
import { texts } from './texts.ts';

/** The first day away and the first day back. */
function Days(props: {
  readonly page: PageContext;
  readonly from: Temporal.PlainDate | string;
  readonly returnOn: Temporal.PlainDate | string | undefined;
}) {
  const text = texts[props.page.lang];
  return (
    <>
      <DateField name="from" label={text.from} value={props.from} />
      <DateField
        name="returnOn"
        label={text.returnOn}
        hint={text.returnHint}
        value={props.returnOn}
        optional
      />
    </>
  );
}

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
      <Days page={page} from={values['from'] ?? today} returnOn={values['returnOn']} />
    </Form>
  );
}

/** Other days for an absence that is not over. */
export function MoveForm(props: {
  readonly page: PageContext;
  readonly action: string;
  readonly absence: Absence;
  readonly errors: FormErrors | undefined;
  readonly values: Readonly<Record<string, string>> | undefined;
}) {
  const { page, absence, values } = props;
  const text = texts[page.lang];
  return (
    <Form
      page={page}
      id={`move-${absence.id}`}
      action={props.action}
      submit={text.saveMoved}
      submitKind="secondary"
      errors={props.errors}
      requestId={values?.['_request']}
      hidden={{ absence: absence.id }}
    >
      <Days
        page={page}
        from={values?.['from'] ?? absence.from}
        returnOn={values?.['returnOn'] ?? absence.returnOn}
      />
    </Form>
  );
}
