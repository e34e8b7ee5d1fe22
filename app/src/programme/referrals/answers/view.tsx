import { Definitions, formatInstant, Page, type PageContext, PostButton } from '../../../ui/index.ts';
import type { LinkAnswer } from './store.ts';
import { answerText, texts } from './texts.ts';

export interface AnswerPageProps {
  readonly page: PageContext;
  readonly answer: LinkAnswer;
  /** The referral is not accepted yet. */
  readonly isNew: boolean;
  readonly courseRuns: boolean;
  readonly towns: ReadonlyMap<string, string>;
}

const effectOf = (
  lang: PageContext['lang'],
  { answer, isNew, courseRuns }: Pick<AnswerPageProps, 'answer' | 'isNew' | 'courseRuns'>,
): string => {
  const { effect } = texts[lang];
  if (answer.kind === 'visit-approval') return effect[answer.content.answer === 'yes' ? 'yes' : 'no'];
  if (answer.kind === 'amendment') return effect.amendment;
  if (answer.kind === 'withdrawal') return courseRuns ? effect.course : effect.withdrawal;
  return isNew ? effect.dateNew : effect.date;
};

/** One thing that the prison said, what using it would do, and the two buttons. */
export function AnswerPage(props: AnswerPageProps) {
  const { page, answer, towns } = props;
  const text = texts[page.lang];
  const action = `/referrals/${answer.referralId}/answers/${answer.id}`;
  const apply =
    answer.kind === 'release-date' || answer.kind === 'released' ? text.apply.date : text.apply[answer.kind];
  return (
    <Page
      page={page}
      title={text.title(answer.name)}
      lead={text.lead(answer.number, formatInstant(page.lang, answer.answeredAt))}
      back={{ href: `/referrals/${answer.referralId}`, text: text.back }}
    >
      <Definitions
        items={[
          { term: text.said, value: answerText(page.lang, answer, towns) },
          ...(answer.note === ''
            ? []
            : [{ term: answer.kind === 'amendment' ? text.why : text.remark, value: answer.note }]),
        ]}
      />
      {answer.outcome === undefined ? (
        <>
          <p>{effectOf(page.lang, props)}</p>
          <div class="pm-actions">
            <PostButton
              page={page}
              action={action}
              fields={{ outcome: 'applied' }}
              text={apply}
              kind="primary"
            />
            <PostButton page={page} action={action} fields={{ outcome: 'set-aside' }} text={text.aside} />
          </div>
        </>
      ) : (
        <p>{text.handled[answer.outcome]}</p>
      )}
    </Page>
  );
}
