import {
  ButtonLink,
  Definitions,
  formatDate,
  joinWords,
  type PageContext,
  PostButton,
  Tag,
} from '../../../ui/index.ts';
import { isOpen, type PartyAnswer, type Proposal } from './asked.ts';
import { answerText, endText, partyName, texts } from './texts.ts';

interface ProposalProps {
  readonly page: PageContext;
  readonly proposal: Proposal;
  readonly today: Temporal.PlainDate;
}

const tagOf = (one: PartyAnswer) => (one.answer === 'yes' ? 'done' : one.answer === 'no' ? 'danger' : 'soon');

/** The three who are asked, each with an answer or without, and what was sent with the question. */
export function Answers({ page, proposal }: Omit<ProposalProps, 'today'>) {
  const { lang } = page;
  const text = texts[lang];
  const said = [
    { term: text.goal, value: proposal.goal },
    { term: text.introduction, value: proposal.introduction },
  ];
  return (
    <Definitions
      items={[
        ...proposal.answers.map((one) => ({
          term: partyName(lang, one),
          value: (
            <>
              <Tag kind={tagOf(one)}>{text[one.answer ?? 'waits']}</Tag>
              {answerText(lang, one)}
            </>
          ),
          ...(one.mentorId === undefined
            ? {}
            : {
                action: (
                  <ButtonLink href={`/mentors/${one.mentorId}`} kind="quiet" context={partyName(lang, one)}>
                    {text.see}
                  </ButtonLink>
                ),
              }),
        })),
        ...said.filter(({ value }) => value !== ''),
      ]}
    />
  );
}

/** On the page of a course: who has answered and until when, or how the last proposal ended. */
export function ProposalPanel({ page, proposal, today }: ProposalProps) {
  const { lang } = page;
  const text = texts[lang];
  const reserve = proposal.reserve && joinWords(lang, proposal.reserve.mentors);
  if (!isOpen(proposal, today))
    return (
      <>
        <p>{endText(lang, proposal, today)}</p>
        {reserve === undefined ? null : (
          <>
            <p>{text.reserve(reserve)}</p>
            <PostButton
              page={page}
              action={`/courses/${proposal.courseId}/proposal/reserve`}
              text={text.askReserve}
            />
          </>
        )}
      </>
    );
  return (
    <>
      <p>{`${text.title}. ${text.by(formatDate(lang, proposal.answerBy))}`}</p>
      <Answers page={page} proposal={proposal} />
      {reserve === undefined ? null : (
        <p>{`${text.reserve(reserve)}${proposal.asksReserve ? ` ${text.reserveItself}` : ''}`}</p>
      )}
      <ButtonLink href={`/courses/${proposal.courseId}/proposal`} kind="secondary">
        {text.write}
      </ButtonLink>
    </>
  );
}
