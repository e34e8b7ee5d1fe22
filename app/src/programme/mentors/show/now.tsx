import { ButtonLink, PostButton } from '../../../ui/index.ts';
import { shortDate } from '../../courses/texts.ts';
import { absenceText } from '../absence/texts.ts';
import { freePlaces } from '../mentor.ts';
import { runningOut } from '../running-out.ts';
import { stageMoves } from '../stages.ts';
import { requirementName } from '../texts.ts';
import type { MentorPageProps } from './props.ts';
import { texts } from './texts.ts';

/** What must be done now: approve, or what stands in the way. */
export function Now({ page, mentor, verdict, today }: MentorPageProps) {
  const text = texts[page.lang];
  const moves = stageMoves[mentor.stage];
  if (mentor.stage === 'left') return <p>{text.leftHelp}</p>;
  const missing =
    verdict.missing.length === 0 ? null : (
      <>
        <p>{mentor.stage === 'approved' ? text.blocked : text.lacks}</p>
        <ul>
          {verdict.missing.map((one) => (
            <li>{requirementName(page.lang, one)}</li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {mentor.absence === undefined ? null : <p>{absenceText(page.lang, mentor.absence)}</p>}
      {mentor.stage === 'paused' ? <p>{text.pausedHelp}</p> : null}
      {missing}
      {moves.includes('approve') && verdict.missing.length === 0 ? (
        <>
          <p>{text.ready}</p>
          <PostButton
            page={page}
            action={`/mentors/${mentor.id}/approve`}
            text={text.approve}
            kind="primary"
          />
        </>
      ) : null}
      {mentor.stage === 'approved'
        ? runningOut(mentor, today)
            .filter(({ end }) => Temporal.PlainDate.compare(end, today) >= 0)
            .map((ending) => (
              <p>{`${requirementName(page.lang, ending)} ${text.ends} ${shortDate(page.lang, ending.end)}.`}</p>
            ))
        : null}
      {mentor.stage === 'approved' && mentor.absence === undefined ? (
        <p>{text.free(freePlaces(mentor), mentor.capacity)}</p>
      ) : null}
      {moves.includes('pause') ? (
        <PostButton page={page} action={`/mentors/${mentor.id}/pause`} text={text.pause} kind="quiet" />
      ) : null}
      <ButtonLink href={`/mentors/${mentor.id}/leave`} kind="quiet">
        {text.leave}
      </ButtonLink>
    </>
  );
}
