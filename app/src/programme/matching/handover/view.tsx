import { Form, type FormErrors, Page, type PageContext } from '../../../ui/index.ts';
import { HandoverFields } from './fields.tsx';
import { texts } from './texts.ts';

export interface HandoverPageProps {
  readonly page: PageContext;
  readonly courseId: string;
  readonly assignment: { readonly id: string; readonly mentor: string };
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What was chosen when a mentor left, to be changed until the next one comes. */
export function HandoverPage({ page, courseId, assignment, values, errors, requestId }: HandoverPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.title(assignment.mentor)}
      lead={text.lead}
      back={{ href: `/courses/${courseId}`, text: text.back }}
      errors={errors}
    >
      <Form
        page={page}
        action={`/courses/${courseId}/handover/${assignment.id}`}
        submit={text.save}
        errors={errors}
        requestId={requestId}
      >
        <HandoverFields lang={lang} mentor={assignment.mentor} values={values} />
      </Form>
    </Page>
  );
}
