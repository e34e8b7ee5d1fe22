import {
  ButtonLink,
  Definitions,
  EmptyState,
  formatInstant,
  joinWords,
  Page,
  type PageContext,
  Section,
  Tag,
} from '../../../ui/index.ts';
import type { Concern } from '../../concerns/store.ts';
import type { ReleaseDate } from '../../courses/release-date.ts';
import { CourseTimeline } from '../../courses/show/timeline.tsx';
import { releaseStep } from '../../courses/template.ts';
import { shortDate } from '../../courses/texts.ts';
import { nextItem, type ScheduleItem } from '../../courses/timeline.ts';
import { lifeAreaList } from '../../mentors/texts.ts';
import { attemptName, type Contact, lastHeld, modeName } from '../contact.ts';
import { texts as shared } from '../my/texts.ts';
import { lastLine, nextLine, releaseLine } from '../my/view.tsx';
import type { OwnCourse } from '../visibility.ts';

const texts = {
  da: {
    contacts: 'Kontakter',
    none: 'Ingen kontakter endnu. Log den første, når I har haft kontakt.',
    timeline: 'Tidslinje',
    concerns: 'Dine bekymringer',
    sent: 'Sendt',
    handled: 'Håndteret af koordinatoren',
    waiting: 'Koordinatoren har fået den',
    minutes: 'min.',
    phone: 'Telefon',
  },
  en: {
    contacts: 'Contacts',
    none: 'No contacts yet. Log the first when you have been in contact.',
    timeline: 'Timeline',
    concerns: 'Your concerns',
    sent: 'Sent',
    handled: 'Handled by the coordinator',
    waiting: 'The coordinator has it',
    minutes: 'min.',
    phone: 'Telephone',
  },
} as const;

export interface OwnCoursePageProps {
  readonly page: PageContext;
  readonly course: OwnCourse;
  readonly release: ReleaseDate | undefined;
  readonly items: readonly ScheduleItem[];
  readonly contacts: readonly Contact[];
  /** The viewer's own concerns. */
  readonly concerns: readonly Concern[];
  readonly today: Temporal.PlainDate;
}

function Contacts({ page, contacts }: Pick<OwnCoursePageProps, 'page' | 'contacts'>) {
  const { lang } = page;
  const text = texts[lang];
  if (contacts.length === 0) return <EmptyState text={text.none} />;
  return (
    <Definitions
      items={contacts.map((contact) => ({
        term: shortDate(lang, contact.heldOn),
        value: (
          <>
            {modeName[lang][contact.mode]}
            {contact.minutes === undefined ? '' : `, ${contact.minutes} ${text.minutes}`}
            {contact.mentors.length === 0 ? '' : `, ${joinWords(lang, contact.mentors)}`}{' '}
            {contact.kept === 'held' ? null : <Tag kind="soon">{attemptName[lang][contact.kept]}</Tag>}
            {contact.lifeAreas.length === 0 ? null : (
              <>
                <br />
                {lifeAreaList(lang, contact.lifeAreas)}
              </>
            )}
            {contact.note === '' ? null : (
              <>
                <br />
                {contact.note}
              </>
            )}
          </>
        ),
      }))}
    />
  );
}

/** The receipt: sent when, and whether the coordinator has handled it. */
function Receipts({ page, concerns }: Pick<OwnCoursePageProps, 'page' | 'concerns'>) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Definitions
      items={concerns.map((concern) => ({
        term: `${text.sent} ${formatInstant(lang, concern.raisedAt, 'day')}`,
        value:
          concern.handledAt === undefined ? (
            <Tag kind="info">{text.waiting}</Tag>
          ) : (
            <Tag kind="done">{`${text.handled} ${formatInstant(lang, concern.handledAt, 'day')}`}</Tag>
          ),
      }))}
    />
  );
}

/** A course as its mentors see it: what comes, what was, and the two things one does. */
export function OwnCoursePage(props: OwnCoursePageProps) {
  const { page, course, release, items, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const word = shared[lang];
  const path = `/my/${course.courseId}`;
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
          {next === undefined ? null : <p>{nextLine(lang, next)}</p>}
          <ButtonLink href={`${path}/log`}>{word.log}</ButtonLink>
          <ButtonLink href={`${path}/concern`} kind="secondary">
            {word.concern}
          </ButtonLink>
        </>
      }
    >
      <p>
        {course.other === undefined ? word.alone : `${word.together(course.other.name)}.`}
        {course.other === undefined || course.other.phone === ''
          ? ''
          : ` ${text.phone} ${course.other.phone}.`}
      </p>
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
        />
      </Section>
    </Page>
  );
}
