import { ConfirmPage, Page, type PageContext } from '../../../ui/index.ts';
import type { MentorAssignment, MentorRecord } from '../store.ts';
import { texts } from './texts.ts';

export interface LeavePageProps {
  readonly page: PageContext;
  readonly mentor: MentorRecord;
  /** The courses that the mentor is on now. */
  readonly running: readonly MentorAssignment[];
  readonly requestId: string;
}

/** What it means that a mentor stops; or the courses that must find somebody else first. */
export function LeavePage({ page, mentor, running, requestId }: LeavePageProps) {
  const text = texts[page.lang];
  const path = `/mentors/${mentor.id}`;
  if (running.length > 0)
    return (
      <Page page={page} title={text.title(mentor.name)} back={{ href: path, text: text.back }}>
        <p>{text.first}</p>
        <ul>
          {running.map((one) => (
            <li>
              <a href={`/courses/${one.courseId}`}>{one.person}</a>
            </li>
          ))}
        </ul>
      </Page>
    );
  return (
    <ConfirmPage
      page={page}
      title={text.title(mentor.name)}
      action={`${path}/leave`}
      confirm={text.confirm}
      kind="danger"
      cancelHref={path}
      requestId={requestId}
    >
      <p>{text.meaning}</p>
      <p>{text.again}</p>
    </ConfirmPage>
  );
}
