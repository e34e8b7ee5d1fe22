import { Form, Page } from '../../../ui/index.ts';
import { AuthoritiesNote } from '../../consents/authorities-note.tsx';
import { LogFields, type LogPageProps } from './fields.tsx';
import { texts } from './texts.ts';

/** One page on a phone: who, when and how are filled in already. */
export function LogPage(props: LogPageProps) {
  const { page, course, errors } = props;
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      back={{ href: `/my/${course.courseId}`, text: text.back(course.person) }}
      errors={errors}
    >
      <AuthoritiesNote
        page={page}
        authorities={props.authorities.filter((one) => one.endedOn !== undefined)}
      />
      <Form
        page={page}
        action={`/my/${course.courseId}/log`}
        submit={text.save}
        errors={errors}
        requestId={props.requestId}
        draft={`contact:${course.courseId}`}
        thumb
      >
        <LogFields {...props} />
      </Form>
    </Page>
  );
}
