import { Form, type FormErrors, Page, type PageContext, TextArea } from '../../../ui/index.ts';
import type { OwnCourse } from '../../contacts/visibility.ts';
import { texts } from '../texts.ts';

interface ConcernFormProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  readonly text?: string | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

export function ConcernFormPage({ page, course, text: written, errors, requestId }: ConcernFormProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={text.lead}
      back={{ href: `/my/${course.courseId}`, text: course.person }}
      errors={errors}
    >
      <Form
        page={page}
        action={`/my/${course.courseId}/concern`}
        submit={text.send}
        errors={errors}
        requestId={requestId}
        draft={`concern:${course.courseId}`}
        thumb
      >
        <TextArea
          name="text"
          label={text.what}
          hint={text.whatHint}
          value={written}
          maxLength={500}
          rows={4}
          optional
        />
      </Form>
    </Page>
  );
}
