import { Alert, ButtonLink, Section } from '../../../ui/index.ts';
import { OwnPage } from '../frame.tsx';
import { texts } from '../texts.ts';
import { planLines } from './lines.ts';
import { type HomePageProps, Next } from './next.tsx';

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
