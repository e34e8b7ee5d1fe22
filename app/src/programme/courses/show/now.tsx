import { ButtonLink, formatDate, PostButton } from '../../../ui/index.ts';
import { reasonWords } from '../../holds/hold.ts';
import { halfClock } from '../../matching/clock.ts';
import { isOpen } from '../../matching/proposal/asked.ts';
import { closeReasonText, isOverdue } from '../closing.ts';
import { passedUnconfirmed, sinceRelease } from '../release-date.ts';
import { releaseStep, stepText } from '../template.ts';
import { windowText } from '../texts.ts';
import { itemState, nextItem } from '../timeline.ts';
import type { SectionProps } from './sections.tsx';
import { texts } from './texts.ts';

/** A course that rests asks for one thing: whether there is word. */
function Resting({ page, course, pair, holds }: Pick<SectionProps, 'page' | 'course' | 'pair' | 'holds'>) {
  const text = texts[page.lang];
  const hold = holds.find((one) => one.until === undefined);
  if (hold === undefined) return null;
  const reason = hold.note || reasonWords(page.lang, hold.reason);
  return (
    <>
      <p>{text.rests(formatDate(page.lang, hold.from, 'day'), reason)}</p>
      <p>{pair.seekingSince === undefined ? text.restsHelp : text.restsSeeking}</p>
      <ButtonLink href={`/courses/${course.id}/resume`}>{text.endHold}</ButtonLink>
    </>
  );
}

/**
 * What now: a concern first, then a pause, then a date that passed, then mentors that lack, then the next step; or how it
 * ended.
 */
export function Now({ page, course, current, pair, proposal, items, concerns, holds, today }: SectionProps) {
  const { lang } = page;
  const text = texts[lang];
  const open = concerns.find((concern) => concern.handledAt === undefined);
  const next = nextItem(
    items.filter((item) => item.step !== releaseStep),
    today,
  );
  const concern =
    open === undefined ? null : (
      <>
        <p>{text.openConcern}</p>
        <ButtonLink href={`/concerns/${open.id}`}>{text.readConcern}</ButtonLink>
      </>
    );
  if (course.closedOn !== undefined)
    return (
      <>
        {concern}
        <p>{text.closed(formatDate(lang, course.closedOn, 'day'))}</p>
        <p>{course.closeNote || `${closeReasonText(lang, course.closeReason ?? 'other')}.`}</p>
      </>
    );
  if (course.hold !== undefined)
    return (
      <>
        {concern}
        <Resting page={page} course={course} pair={pair} holds={holds} />
      </>
    );
  const overdue = isOverdue(sinceRelease(current, today));
  return (
    <>
      {concern}
      {current?.date !== undefined && passedUnconfirmed(current, today) ? (
        <>
          <p>{text.passed(formatDate(lang, current.date, 'day'))}</p>
          <ButtonLink href={`/courses/${course.id}/release-date?kind=actual`}>{text.confirm}</ButtonLink>
        </>
      ) : null}
      {pair.seekingSince === undefined ? null : (
        <>
          <p>
            {pair.state === 'half'
              ? `${halfClock(lang, pair.seekingSince, today)}.`
              : `${text.seeksPair} ${formatDate(lang, pair.seekingSince, 'day')}.`}
          </p>
          {proposal !== undefined && isOpen(proposal, today) ? (
            <ButtonLink href={`/courses/${course.id}/proposal`}>{text.writeAnswers}</ButtonLink>
          ) : (
            <ButtonLink href={`/courses/${course.id}/match`}>
              {pair.state === 'half' ? text.findSecond : text.find}
            </ButtonLink>
          )}
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
      {overdue ? <p>{text.overdue}</p> : null}
      <ButtonLink href={`/courses/${course.id}/hold`} kind="quiet">
        {text.hold}
      </ButtonLink>
      <ButtonLink href={`/courses/${course.id}/end`} kind={overdue ? 'primary' : 'quiet'}>
        {text.endCourse}
      </ButtonLink>
    </>
  );
}
