import { ConfirmPage, type FormErrors, type PageContext, RadioGroup } from '../../../ui/index.ts';
import { HandoverFields } from '../handover/fields.tsx';
import { type Assignment, endReasons } from '../pair.ts';
import { endReasonName } from '../texts.ts';
import { texts } from './texts.ts';

interface EndPageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly assignment: Assignment;
  /** The mentor came today: what is taken back now never ran, and nothing is handed over. */
  readonly cameToday: boolean;
  /** The mentor and a second one are asked about; that is taken back. */
  readonly asked: boolean;
  readonly values?: Readonly<Record<string, string | undefined>> | undefined;
  readonly errors?: FormErrors | undefined;
}

/** Why a mentor leaves, what is handed over, and who may see what afterwards. */
export function EndPage({ page, course, assignment, cameToday, asked, values = {}, errors }: EndPageProps) {
  const { lang } = page;
  const text = texts[lang];
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
      <p>{text.what(assignment.mentor)}</p>
      {asked ? <p>{text.asked}</p> : null}
      <RadioGroup
        name="reason"
        legend={text.reason}
        value={values['reason']}
        options={endReasons.map((value) => ({ value, text: endReasonName[lang][value] }))}
      />
      {cameToday ? null : <HandoverFields lang={lang} mentor={assignment.mentor} values={values} />}
    </ConfirmPage>
  );
}
