import {
  ButtonLink,
  Card,
  Cards,
  daysPhrase,
  EmptyState,
  formatDate,
  type Lang,
  Page,
  type PageContext,
} from '../../../ui/index.ts';
import { isBeforeRelease, type ReleaseDate } from '../../courses/release-date.ts';
import { stepText } from '../../courses/template.ts';
import { windowText } from '../../courses/texts.ts';
import type { ScheduleItem } from '../../courses/timeline.ts';
import type { OwnCourse } from '../visibility.ts';
import { texts } from './texts.ts';

/** One participant of the mentor, with what both mentors share: the last contact and the next step. */
export interface OwnParticipant {
  readonly course: OwnCourse;
  readonly release: ReleaseDate | undefined;
  readonly last: Temporal.PlainDate | undefined;
  readonly next: ScheduleItem | undefined;
}

export interface MyPageProps {
  readonly page: PageContext;
  readonly linked: boolean;
  readonly participants: readonly OwnParticipant[];
  readonly today: Temporal.PlainDate;
}

/** When the release is or was, in a sentence. */
export const releaseLine = (
  lang: Lang,
  release: ReleaseDate | undefined,
  today: Temporal.PlainDate,
): string => {
  const text = texts[lang];
  if (release?.date === undefined) return `${text.unknown}.`;
  const word =
    isBeforeRelease(release, today) || release.kind !== 'actual' ? text.released : text.wasReleased;
  return `${word} ${formatDate(lang, release.date, 'day')} (${daysPhrase(lang, today.until(release.date).days)}).`;
};

export const lastLine = (
  lang: Lang,
  last: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): string =>
  last === undefined
    ? `${texts[lang].never}.`
    : `${texts[lang].last} ${daysPhrase(lang, today.until(last).days)}, ${formatDate(lang, last, 'day')}.`;

export const nextLine = (lang: Lang, next: ScheduleItem): string =>
  `${texts[lang].next}: ${stepText(lang, next.step)}, ${windowText(lang, next.window)}.`;

function Participant({
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
      <p>{releaseLine(lang, release, today)}</p>
      <p>{lastLine(lang, last, today)}</p>
      {next === undefined ? null : <p>{nextLine(lang, next)}</p>}
      <p>{course.other === undefined ? text.alone : `${text.together(course.other.name)}.`}</p>
    </Card>
  );
}

/** The mentor's own participants today; nothing of anybody else. */
export function MyPage({ page, linked, participants, today }: MyPageProps) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title}>
      {participants.length === 0 ? (
        <EmptyState text={linked ? text.empty : text.unlinked} />
      ) : (
        <Cards>
          {participants.map((participant) => (
            <Participant page={page} participant={participant} today={today} />
          ))}
        </Cards>
      )}
    </Page>
  );
}
