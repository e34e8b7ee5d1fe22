import { ButtonLink, Page, Section } from '../../../ui/index.ts';
import { AuthoritiesNote } from '../../consents/authorities-note.tsx';
import { isBeforeRelease } from '../../courses/release-date.ts';
import { CourseTimeline } from '../../courses/show/timeline.tsx';
import { releaseStep } from '../../courses/template.ts';
import { decisionText } from '../../courses/texts.ts';
import { nextItem } from '../../courses/timeline.ts';
import { RestingNote } from '../../holds/note.tsx';
import { PairNotes } from '../../matching/mine/notes.tsx';
import { CallRules, CareHead } from '../../people/care/head.tsx';
import { lastHeld } from '../contact.ts';
import { lastLine, nextLine, releaseLine } from '../my/lines.ts';
import { texts as shared } from '../my/texts.ts';
import { Contacts } from './contacts.tsx';
import type { OwnCoursePageProps } from './props.ts';
import { Receipts } from './receipts.tsx';
import { texts } from './texts.ts';

/** A course as its mentors see it: what comes, what was, and the two things one does. */
export function OwnCoursePage(props: OwnCoursePageProps) {
  const { page, course, release, items, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const word = shared[lang];
  const path = `/my/${course.courseId}`;
  const decision = decisionText(lang, release, today);
  const next = nextItem(
    items.filter((item) => item.step !== releaseStep),
    today,
  );
  return (
    <Page
      page={page}
      title={course.person}
      lead={releaseLine(lang, release, today)}
      back={{ href: '/my', text: word.title }}
      now={
        <>
          <p>{lastLine(lang, lastHeld(props.contacts), today)}</p>
          {next === undefined || course.hold !== undefined ? null : <p>{nextLine(lang, next)}</p>}
          <ButtonLink href={`${path}/log`}>{word.log}</ButtonLink>
          <ButtonLink href={`${path}/concern`} kind="secondary">
            {word.concern}
          </ButtonLink>
        </>
      }
    >
      <CareHead lang={lang} care={props.care} />
      <RestingNote lang={lang} hold={course.hold} />
      <AuthoritiesNote page={page} authorities={props.authorities} />
      {course.prison !== undefined && isBeforeRelease(release, today) ? (
        <p>{word.sits(course.prison)}</p>
      ) : null}
      {decision === undefined ? null : <p>{decision}</p>}
      <CallRules lang={lang} care={props.care} />
      <p>
        {course.other === undefined ? word.alone : `${word.together(course.other.name)}.`}
        {course.other === undefined || course.other.phone === ''
          ? ''
          : ` ${text.phone} ${course.other.phone}.`}
      </p>
      <PairNotes {...props} />
      {props.concerns.length === 0 ? null : (
        <Section title={text.concerns}>
          <Receipts {...props} />
        </Section>
      )}
      <Section title={text.contacts}>
        <Contacts {...props} />
      </Section>
      <Section title={text.timeline}>
        <CourseTimeline
          page={page}
          person={course.person}
          openedOn={course.openedOn}
          current={release}
          items={items}
          today={today}
          resting={course.hold !== undefined}
        />
      </Section>
    </Page>
  );
}
