import { Alert, ButtonLink, joinWords, type PageContext, Section } from '../../../ui/index.ts';
import { windowText } from '../../courses/texts.ts';
import { OwnPage } from '../frame.tsx';
import { ownStep } from '../steps.ts';
import type { OwnPlan } from '../store.ts';
import { texts } from '../texts.ts';
import { nextMeeting, planLines } from './lines.ts';

export interface HomePageProps {
  readonly page: PageContext;
  readonly plan: OwnPlan | undefined;
  readonly today: Temporal.PlainDate;
}

/** The next meeting, the plan in a few lines, and the three things one can do. */
export function HomePage({ page, plan, today }: HomePageProps) {
  const { lang } = page;
  const text = texts[lang];
  const lines = plan === undefined || plan.rests ? [] : planLines(lang, plan.items, today);
  return (
    <OwnPage page={page} title={text.home} home>
      {plan?.asked === true ? (
        <Alert kind="info">
          <p>{text.question}</p>
          <ButtonLink href="/me/proposal">{text.answer}</ButtonLink>
        </Alert>
      ) : null}
      <Section title={text.next}>
        <Next page={page} plan={plan} today={today} />
      </Section>
      {lines.length === 0 ? null : (
        <Section title={text.plan}>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p>{text.moves}</p>
        </Section>
      )}
      <ButtonLink href="/me/consents" kind="secondary">
        {text.yeses}
      </ButtonLink>
      {plan === undefined || plan.mentors.length === 0 ? null : (
        <ButtonLink href="/me/mentor" kind="secondary">
          {text.another}
        </ButtonLink>
      )}
    </OwnPage>
  );
}

const Next = ({ page, plan, today }: HomePageProps) => {
  const { lang } = page;
  const text = texts[lang];
  if (plan === undefined) return <p>{text.noCourse}</p>;
  if (plan.rests) return <p>{text.rests}</p>;
  const next = nextMeeting(plan.items, today);
  if (next === undefined) return <p>{text.noNext}</p>;
  return (
    <>
      <p>
        <strong>{ownStep(lang, next.step)}</strong>
        <br />
        {windowText(lang, next.window)}
      </p>
      {plan.mentors.length === 0 ? null : <p>{text.with(joinWords(lang, plan.mentors))}</p>}
    </>
  );
};
