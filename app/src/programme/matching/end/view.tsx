import { ConfirmPage, type FormErrors, type PageContext, RadioGroup } from '../../../ui/index.ts';
import { type Assignment, endReasons } from '../pair.ts';
import { endReasonName } from '../texts.ts';
import { texts } from './texts.ts';

interface EndPageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly assignment: Assignment;
  readonly errors?: FormErrors | undefined;
}

export function EndPage({ page, course, assignment, errors }: EndPageProps) {
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(assignment.mentor)}
      action={`/courses/${course.id}/mentors/${assignment.id}/end`}
      confirm={text.confirm}
      cancelHref={`/courses/${course.id}`}
      kind="danger"
      errors={errors}
    >
      <p>{text.what(assignment.mentor, course.person)}</p>
      <RadioGroup
        name="reason"
        legend={text.reason}
        options={endReasons.map((value) => ({ value, text: endReasonName[page.lang][value] }))}
      />
    </ConfirmPage>
  );
}
