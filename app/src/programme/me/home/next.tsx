import { joinWords, type PageContext } from '../../../ui/index.ts';
import { windowText } from '../../courses/texts.ts';
import { ownStep } from '../steps.ts';
import type { OwnPlan } from '../store.ts';
import { texts } from '../texts.ts';
import { nextMeeting } from './lines.ts';

export interface HomePageProps {
  readonly page: PageContext;
  readonly plan: OwnPlan | undefined;
  readonly today: Temporal.PlainDate;
}

/** The next meeting, or why there is none. */
export const Next = ({ page, plan, today }: HomePageProps) => {
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
