import { ButtonLink, formatDate, Page, Section } from '../../../ui/index.ts';
import { CallRules, CareHead } from '../../people/care/head.tsx';
import { anchorOf, isBeforeRelease } from '../release-date.ts';
import { phaseOn, phases } from '../template.ts';
import { Holds } from './holds.tsx';
import { Now } from './now.tsx';
import { Concerns, Contacts, Mentors, Release, type SectionProps } from './sections.tsx';
import { texts } from './texts.ts';
import { CourseTimeline } from './timeline.tsx';

/** One course: who, when, what is planned, what happened. */
export function CoursePage(props: SectionProps) {
  const { page, course, current, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const release = anchorOf(current);
  const key = release === undefined ? undefined : phaseOn(release.until(today).days);
  const phase = phases.find((one) => one.key === key)?.text[lang];
  const lead = [
    course.hold === undefined ? phase : text.onHold,
    `${text.opened} ${formatDate(lang, course.openedOn, 'day')}`,
    course.prison === undefined || !isBeforeRelease(current, today)
      ? undefined
      : `${text.sits} ${course.prison}`,
    course.town === undefined ? undefined : `${text.to} ${course.town}`,
  ].filter((part) => part !== undefined);
  return (
    <Page
      page={page}
      title={text.title(course.person)}
      lead={lead.join(' · ')}
      back={{ href: `/people/${course.personId}`, text: text.people }}
      now={<Now {...props} />}
    >
      <CareHead lang={lang} care={props.care} />
      <CallRules lang={lang} care={props.care} />
      <Section title={text.mentors}>
        <Mentors {...props} />
      </Section>
      <Section
        title={text.release}
        aside={
          course.closedOn === undefined ? (
            <ButtonLink href={`/courses/${course.id}/release-date`} kind="secondary">
              {text.newRelease}
            </ButtonLink>
          ) : null
        }
      >
        <Release {...props} />
      </Section>
      <Section title={text.timeline}>
        <CourseTimeline
          page={page}
          person={course.person}
          openedOn={course.openedOn}
          current={current}
          items={props.items}
          today={today}
          resting={course.hold !== undefined}
          action={course.closedOn === undefined ? `/courses/${course.id}/steps` : undefined}
        />
        <Holds {...props} />
      </Section>
      {props.concerns.length === 0 ? null : (
        <Section title={text.concerns}>
          <Concerns {...props} />
        </Section>
      )}
      <Section title={text.contacts}>
        <Contacts {...props} />
      </Section>
    </Page>
  );
}
