import { Page } from '../../../ui/index.ts';
import { texts as conflictTexts } from '../conflicts/texts.ts';
import { arrivingText } from '../handover/texts.ts';
import { texts as wishTexts } from '../wishes/texts.ts';
import { LeadTime } from './dates.tsx';
import { LeftOut, NoPairs } from './left-out.tsx';
import { Points } from './points.tsx';
import type { ChoosePageProps } from './props.ts';
import { FindMentor, Suggestions } from './suggestions.tsx';
import { texts } from './texts.ts';

/** Up to five pairs with what speaks for and against each; one press asks the three. */
export function ChoosePage(props: ChoosePageProps) {
  const { page, choice, staying, left, handover } = props;
  const { lang } = page;
  const text = texts[lang];
  const { course, ranking } = choice;
  return (
    <Page
      page={page}
      title={staying === undefined ? text.title(course.person) : text.titleSecond(course.person)}
      lead={staying === undefined ? text.lead : text.leadSecond(staying.mentor)}
      back={{ href: `/courses/${course.id}`, text: text.back }}
      errors={props.errors}
    >
      <LeadTime page={page} choice={choice} />
      <p>
        <a href={`/courses/${course.id}/wishes`}>{wishTexts[lang].link}</a>
        {' · '}
        <a href={`/courses/${course.id}/conflicts`}>{conflictTexts[lang].link}</a>
      </p>
      {staying === undefined || left === undefined ? null : (
        <p>
          {arrivingText(lang, handover)}{' '}
          <a href={`/courses/${course.id}/handover/${left.id}`}>{text.arrivingChange}</a>
        </p>
      )}
      {ranking.pairs.length === 0 ? (
        <NoPairs {...props} />
      ) : (
        <>
          <FindMentor {...props} />
          <Suggestions {...props} />
        </>
      )}
      <LeftOut {...props} />
      <Points page={page} choice={choice} />
    </Page>
  );
}
