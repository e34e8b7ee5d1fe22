import { Definitions, formatInstant, type PageContext, Section } from '../../../ui/index.ts';
import type { LinkAnswer } from './store.ts';
import { answerText, texts } from './texts.ts';

/** What came through the link of a referral, each with its page. */
export function Answers({
  page,
  answers,
  towns,
}: {
  readonly page: PageContext;
  readonly answers: readonly LinkAnswer[];
  readonly towns: ReadonlyMap<string, string>;
}) {
  const text = texts[page.lang];
  if (answers.length === 0) return null;
  return (
    <Section title={text.list}>
      <Definitions
        items={answers.map((answer) => ({
          term: formatInstant(page.lang, answer.answeredAt, 'short'),
          value: (
            <a href={`/referrals/${answer.referralId}/answers/${answer.id}`}>
              {answerText(page.lang, answer, towns)}
            </a>
          ),
          action: answer.outcome === undefined ? text.open : text.handled[answer.outcome],
        }))}
      />
    </Section>
  );
}
