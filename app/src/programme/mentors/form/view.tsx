import { Form, Page } from '../../../ui/index.ts';
import { MentorFields, type MentorFormProps } from './fields.tsx';
import { texts } from './texts.ts';

/** One page for a new mentor and for correcting one. */
export function MentorFormPage(props: MentorFormProps) {
  const { page, errors, action } = props;
  const text = texts[page.lang];
  const up =
    props.name === undefined
      ? { href: '/mentors', text: text.back }
      : { href: action.replace(/\/edit$/u, ''), text: props.name };
  return (
    <Page
      page={page}
      title={props.name === undefined ? text.newTitle : text.editTitle(props.name)}
      lead={props.name === undefined ? text.newLead : undefined}
      back={up}
      errors={errors}
    >
      <Form page={page} action={action} submit={text.save} errors={errors} requestId={props.requestId}>
        <MentorFields {...props} />
      </Form>
    </Page>
  );
}
