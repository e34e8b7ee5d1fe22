import {
  DateField,
  Details,
  EmptyState,
  Form,
  type FormErrors,
  type PageContext,
  Select,
} from '../../../ui/index.ts';
import type { TrainingCourse } from '../demands.ts';
import { checkKinds } from '../mentor.ts';
import { checkName } from '../texts.ts';
import { texts } from './texts.ts';

/** A short form that came back with errors, or nothing when it was not sent. */
export interface Returned {
  readonly form: 'check' | 'training' | 'account' | 'absence';
  readonly errors: FormErrors;
  readonly values: Readonly<Record<string, string>>;
}

interface ShortFormProps {
  readonly page: PageContext;
  readonly mentorId: string;
  readonly today: Temporal.PlainDate;
  readonly returned: Returned | undefined;
}

const back = (returned: Returned | undefined, form: Returned['form']) =>
  returned?.form === form ? returned : undefined;

export function CheckForm(
  props: ShortFormProps & { readonly prisons: readonly { readonly id: string; readonly name: string }[] },
) {
  const { lang } = props.page;
  const text = texts[lang];
  const returned = back(props.returned, 'check');
  const values = returned?.values ?? {};
  return (
    <Details summary={text.addCheck} open={returned !== undefined}>
      <Form
        page={props.page}
        id="check"
        action={`/mentors/${props.mentorId}/checks`}
        submit={text.saveCheck}
        submitKind="secondary"
        errors={returned?.errors}
        requestId={values['_request']}
      >
        <Select
          name="kind"
          label={text.kind}
          value={values['kind']}
          options={checkKinds.map((value) => ({ value, text: checkName[lang][value] }))}
        />
        <DateField
          name="seenOn"
          label={text.seenOn}
          value={values['seenOn'] ?? props.today}
          max={props.today}
        />
        <DateField
          name="validUntil"
          label={text.validUntil}
          hint={text.validHint}
          value={values['validUntil']}
          optional
        />
        <Select
          name="prison"
          label={text.prison}
          hint={text.prisonHint}
          value={values['prison']}
          options={props.prisons.map(({ id, name }) => ({ value: id, text: name }))}
          optional
        />
      </Form>
    </Details>
  );
}

export function TrainingForm(props: ShortFormProps & { readonly courses: readonly TrainingCourse[] }) {
  const { lang } = props.page;
  const text = texts[lang];
  const returned = back(props.returned, 'training');
  const values = returned?.values ?? {};
  return (
    <Details summary={text.addTraining} open={returned !== undefined}>
      <Form
        page={props.page}
        id="training"
        action={`/mentors/${props.mentorId}/trainings`}
        submit={text.saveTraining}
        submitKind="secondary"
        errors={returned?.errors}
        requestId={values['_request']}
      >
        <Select
          name="course"
          label={text.training}
          value={values['course']}
          options={props.courses.map(({ id, name }) => ({ value: id, text: name[lang] }))}
        />
        <DateField
          name="completedOn"
          label={text.completedOn}
          value={values['completedOn'] ?? props.today}
          max={props.today}
        />
      </Form>
    </Details>
  );
}

export function AccountForm(
  props: ShortFormProps & { readonly accounts: readonly { readonly id: string; readonly name: string }[] },
) {
  const text = texts[props.page.lang];
  const returned = back(props.returned, 'account');
  if (props.accounts.length === 0) return <EmptyState text={text.noAccounts} />;
  return (
    <Form
      page={props.page}
      id="account"
      action={`/mentors/${props.mentorId}/account`}
      submit={text.link}
      submitKind="secondary"
      errors={returned?.errors}
    >
      <Select
        name="account"
        label={text.account}
        hint={text.accountHelp}
        options={props.accounts.map(({ id, name }) => ({ value: id, text: name }))}
      />
    </Form>
  );
}
