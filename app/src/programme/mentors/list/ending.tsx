import { EmptyState, Page, type PageContext, Pagination, Table, Tag } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import type { Behind } from '../behind.ts';
import type { MentorRecord } from '../store.ts';
import { requirementName } from '../texts.ts';
import { onPage } from './find.ts';
import { texts } from './texts.ts';

/** Checks and trainings that have ended, end soon, or end before a course that runs: each with the courses behind it. */
export function EndingPage(props: {
  readonly page: PageContext;
  readonly behind: readonly Behind<MentorRecord>[];
  /** The page, from 1. */
  readonly number: number;
  readonly today: Temporal.PlainDate;
}) {
  const { page, behind, number, today } = props;
  const shown = behind.slice(onPage * (number - 1), onPage * number);
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page
      page={page}
      title={text.endingTitle}
      lead={text.endingLead}
      back={{ href: '/mentors', text: text.title }}
      wide
    >
      {behind.length === 0 ? (
        <EmptyState text={text.noneEnding} />
      ) : (
        <Table
          caption={text.endingTitle}
          captionHidden
          columns={[
            { key: 'name', text: text.name },
            { key: 'check', text: text.check },
            { key: 'end', text: text.end },
            { key: 'courses', text: text.behind },
          ]}
          rows={shown.map(({ mentor, ending, courses }) => ({
            name: <a href={`/mentors/${mentor.id}`}>{mentor.name}</a>,
            check: requirementName(lang, ending),
            end:
              Temporal.PlainDate.compare(ending.end, today) < 0 ? (
                <Tag kind="danger">{text.ended(shortDate(lang, ending.end))}</Tag>
              ) : (
                shortDate(lang, ending.end)
              ),
            courses:
              courses.length === 0 ? (
                text.noCourses
              ) : (
                <ul>
                  {courses.map((course) => (
                    <li>
                      <a href={`/courses/${course.courseId}`}>{course.person}</a>{' '}
                      {course.end === undefined ? text.endUnknown : text.runsTo(shortDate(lang, course.end))}
                    </li>
                  ))}
                </ul>
              ),
          }))}
        />
      )}
      <Pagination
        current={number}
        pages={Math.ceil(behind.length / onPage)}
        href={(to) => `/mentors?check=expired&page=${to}`}
      />
    </Page>
  );
}
