import {
  ConfirmPage,
  type FormErrors,
  joinWords,
  type PageContext,
  RadioGroup,
  TextArea,
} from '../../../ui/index.ts';
import type { Care } from '../../people/care/care.ts';
import { CallRules } from '../../people/care/head.tsx';
import { type CloseReason, closeReasonName } from '../closing.ts';
import { texts } from './texts.ts';

interface EndCoursePageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  /** Names of the mentors who are on the course today. */
  readonly mentors: readonly string[];
  /** How the participant may be reached, who is to be told by a person. */
  readonly care: Care | undefined;
  readonly reasons: readonly CloseReason[];
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly errors?: FormErrors | undefined;
  readonly requestId: string;
}

/** What the end of a course does is read before it is done. */
export function EndCoursePage(props: EndCoursePageProps) {
  const { page, course, mentors, reasons, values = {}, errors } = props;
  const { lang } = page;
  const text = texts[lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(course.person)}
      action={`/courses/${course.id}/end`}
      confirm={text.confirm}
      cancelHref={`/courses/${course.id}`}
      kind="danger"
      fields={{ answer: values['answer'] ?? '' }}
      errors={errors}
      requestId={props.requestId}
    >
      <h2>{text.effect}</h2>
      <ul>
        <li>{text.closes}</li>
        <li>{mentors.length === 0 ? text.nobody : text.frees(joinWords(lang, mentors), course.person)}</li>
        <li>{text.stays}</li>
        <li>{text.study}</li>
        <li>{text.tell}</li>
      </ul>
      <CallRules lang={lang} care={props.care} />
      <RadioGroup
        name="reason"
        legend={text.reason}
        value={values['reason']}
        options={reasons.map((value) => ({ value, text: closeReasonName[lang][value] }))}
      />
      <TextArea
        name="note"
        label={text.note}
        hint={text.noteHint}
        value={values['note']}
        maxLength={500}
        rows={3}
        optional
      />
    </ConfirmPage>
  );
}
