import { Form, PublicPage } from '../../ui/index.ts';
import { Fields, type VolunteerPageProps } from './fields.tsx';
import { texts } from './texts.ts';

/** Eight fields for whoever wants to be a mentor. */
export function VolunteerPage(props: VolunteerPageProps) {
  const { page, errors } = props;
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.title} lead={text.lead} errors={errors}>
      <p>{text.how}</p>
      <p>{text.fields}</p>
      <Form page={page} action="/volunteer" submit={text.send} errors={errors} requestId={props.requestId}>
        <Fields {...props} />
      </Form>
    </PublicPage>
  );
}
