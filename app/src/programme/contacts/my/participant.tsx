import { ButtonLink, Card, type PageContext, Tag } from '../../../ui/index.ts';
import type { ReleaseDate } from '../../courses/release-date.ts';
import type { ScheduleItem } from '../../courses/timeline.ts';
import type { OwnCourse } from '../visibility.ts';
import { lastLine, nextLine, releaseLine } from './lines.ts';
import { texts } from './texts.ts';

/** One participant of the mentor, with what both mentors share: the last contact and the next step. */
export interface OwnParticipant {
  readonly course: OwnCourse;
  readonly release: ReleaseDate | undefined;
  readonly last: Temporal.PlainDate | undefined;
  readonly next: ScheduleItem | undefined;
}

export function Participant({
  page,
  participant,
  today,
}: {
  page: PageContext;
  participant: OwnParticipant;
  today: Temporal.PlainDate;
}) {
  const { lang } = page;
  const text = texts[lang];
  const { course, release, last, next } = participant;
  const path = `/my/${course.courseId}`;
  return (
    <Card
      title={course.person}
      href={path}
      action={
        <>
          <ButtonLink href={`${path}/log`} context={course.person}>
            {text.log}
          </ButtonLink>
          <ButtonLink href={`${path}/concern`} kind="secondary" context={course.person}>
            {text.concern}
          </ButtonLink>
        </>
      }
    >
      {course.hold === undefined ? null : (
        <p>
          <Tag kind="soon">{text.paused}</Tag>
        </p>
      )}
      <p>{releaseLine(lang, release, today)}</p>
      <p>{lastLine(lang, last, today)}</p>
      {next === undefined || course.hold !== undefined ? null : <p>{nextLine(lang, next)}</p>}
      <p>{course.other === undefined ? text.alone : `${text.together(course.other.name)}.`}</p>
    </Card>
  );
}
