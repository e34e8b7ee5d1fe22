import {
  ButtonLink,
  Form,
  type FormErrors,
  Page,
  type PageContext,
  RadioGroup,
  TextArea,
} from '../../../ui/index.ts';
import { arrivingName } from '../../matching/handover/texts.ts';
import type { MentorRecord } from '../store.ts';
import { arrivingSees } from './schema.ts';
import type { Ties } from './store.ts';
import { texts } from './texts.ts';

export interface LeavePageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  readonly ties: Ties;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: FormErrors;
  readonly requestId: string;
}

const Courses = (props: {
  readonly about: string;
  readonly courses: readonly { readonly courseId: string; readonly person: string }[];
}) =>
  props.courses.length === 0 ? null : (
    <>
      <p>{props.about}</p>
      <ul>
        {props.courses.map(({ courseId, person }) => (
          <li>
            <a href={`/courses/${courseId}`}>{person}</a>
          </li>
        ))}
      </ul>
    </>
  );

/** What it means that a mentor stops for good, and what whoever comes may see. */
export function LeavePage({ page, mentor, ties, values, errors, requestId }: LeavePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const path = `/mentors/${mentor.id}`;
  return (
    <Page page={page} title={text.title(mentor.name)} back={{ href: path, text: text.back }} errors={errors}>
      <p>{text.meaning}</p>
      <Courses about={text.running} courses={ties.running} />
      <Courses about={text.asked} courses={ties.asked} />
      <p>{text.again}</p>
      <Form
        page={page}
        action={`${path}/leave`}
        submit={text.confirm}
        submitKind="danger"
        secondary={
          <ButtonLink href={path} kind="secondary">
            {text.stay}
          </ButtonLink>
        }
        errors={errors}
        requestId={requestId}
      >
        {ties.running.length === 0 ? null : (
          <>
            <RadioGroup
              name="sees"
              legend={text.sees}
              value={values['sees']}
              options={arrivingSees.map((value) => ({ value, text: arrivingName[lang][value] }))}
            />
            <TextArea
              name="note"
              label={text.note}
              hint={text.noteHint}
              value={values['note']}
              maxLength={1000}
              rows={4}
              optional
            />
          </>
        )}
      </Form>
    </Page>
  );
}
