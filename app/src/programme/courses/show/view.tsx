import { ButtonLink, formatDate, Page, PostButton, Section } from '../../../ui/index.ts';
import { anchorOf, passedUnconfirmed } from '../release-date.ts';
import { phaseOn, phases, releaseStep, stepText } from '../template.ts';
import { windowText } from '../texts.ts';
import { itemState, nextItem } from '../timeline.ts';
import { Concerns, Contacts, Mentors, Release, type SectionProps } from './sections.tsx';
import { texts } from './texts.ts';
import { CourseTimeline } from './timeline.tsx';

/** What now: a concern first, then a date that passed, then mentors that lack, then the next step. */
function Now({ page, course, current, pair, items, concerns, today }: SectionProps) {
  const { lang } = page;
  const text = texts[lang];
  const open = concerns.find((concern) => concern.handledAt === undefined);
  const next = nextItem(
    items.filter((item) => item.step !== releaseStep),
    today,
  );
  return (
    <>
      {open === undefined ? null : (
        <>
          <p>{text.openConcern}</p>
          <ButtonLink href={`/concerns/${open.id}`}>{text.readConcern}</ButtonLink>
        </>
      )}
      {current?.date !== undefined && passedUnconfirmed(current, today) ? (
        <>
          <p>{text.passed(formatDate(lang, current.date, 'day'))}</p>
          <ButtonLink href={`/courses/${course.id}/release-date?kind=actual`}>{text.confirm}</ButtonLink>
        </>
      ) : null}
      {pair.seekingSince === undefined ? null : (
        <>
          <p>
            {pair.state === 'half' ? text.seeksSecond : text.seeksPair}{' '}
            {formatDate(lang, pair.seekingSince, 'day')}.
          </p>
          <ButtonLink href={`/courses/${course.id}/match`}>
            {pair.state === 'half' ? text.findSecond : text.find}
          </ButtonLink>
        </>
      )}
      <p>
        {next === undefined
          ? text.nothingNext
          : `${text.next}: ${stepText(lang, next.step)}, ${windowText(lang, next.window)}.`}
      </p>
      {next !== undefined && itemState(next, today) === 'due' ? (
        <PostButton
          page={page}
          action={`/courses/${course.id}/steps`}
          fields={{ step: next.step, done: 'yes' }}
          text={text.done}
          context={stepText(lang, next.step)}
        />
      ) : null}
    </>
  );
}

/** One course: who, when, what is planned, what happened. */
export function CoursePage(props: SectionProps) {
  const { page, course, current, today } = props;
  const { lang } = page;
  const text = texts[lang];
  const release = anchorOf(current);
  const key = release === undefined ? undefined : phaseOn(release.until(today).days);
  const phase = phases.find((one) => one.key === key)?.text[lang];
  const lead = [
    phase,
    `${text.opened} ${formatDate(lang, course.openedOn, 'day')}`,
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
      <Section title={text.mentors}>
        <Mentors {...props} />
      </Section>
      <Section
        title={text.release}
        aside={
          <ButtonLink href={`/courses/${course.id}/release-date`} kind="secondary">
            {text.newRelease}
          </ButtonLink>
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
          action={course.closedOn === undefined ? `/courses/${course.id}/steps` : undefined}
        />
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
