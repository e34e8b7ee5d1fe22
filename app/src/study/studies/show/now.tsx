import type { StudyState } from '@primus-motor/trial';
import { ButtonLink, type Content, Details, type PageContext, PostButton } from '../../../ui/index.ts';
import { statesAfter } from '../policies.ts';
import { moveWords } from '../texts.ts';
import { isMature } from './flow.ts';
import type { StudyPageProps } from './view.tsx';

const texts = {
  da: {
    randomise: 'Gå til lodtrækningen',
    deliver: 'Hent løsladelser og forløb',
    deliverAbout: 'Henter datoer for løsladelse og omfanget af mentorforløbene, uden navne.',
    outcomes: 'Hent udfald',
    analyse: 'Kør analysen',
    analysis: 'Se analysen',
    unblinding: 'Afblinding',
    publication: 'Offentliggørelse',
    prices: 'Priser',
    result: 'Se det offentlige resultat',
    more: 'Andet, du kan gøre',
    waitsTime: 'Forsøget venter på, at tiden går. Der er intet at gøre nu.',
    waitsAnalysis: 'Evaluatoren kan nu køre planens analyser.',
  },
  en: {
    randomise: 'Go to the randomisation',
    deliver: 'Bring releases and courses',
    deliverAbout: 'Brings release dates and the extent of mentoring, without names.',
    outcomes: 'Bring outcomes',
    analyse: 'Run the analysis',
    analysis: 'See the analysis',
    unblinding: 'Unblinding',
    publication: 'Publication',
    prices: 'Prices',
    result: 'See the public result',
    more: 'Other things you can do',
    waitsTime: 'The study waits for time to pass. There is nothing to do now.',
    waitsAnalysis: 'The evaluator can now run the analyses of the plan.',
  },
} as const;

/** A pause is one press; what cannot be undone, and the first opening, is confirmed on a page of its own. */
const Move = ({ page, id, from, to }: { page: PageContext; id: string; from: StudyState; to: StudyState }) =>
  (from === 'recruiting' && to === 'paused') || (from === 'paused' && to === 'recruiting') ? (
    <PostButton
      page={page}
      action={`/studies/${id}/state`}
      fields={{ from, to }}
      text={moveWords[page.lang][to]}
    />
  ) : (
    <ButtonLink href={`/studies/${id}/state?to=${to}`} kind={from === 'draft' ? 'primary' : 'secondary'}>
      {moveWords[page.lang][to]}
    </ButtonLink>
  );

/** The one next step of whoever looks; undefined where it is somebody else's turn, or nobody's. */
function nextStep(props: StudyPageProps): { readonly href: string; readonly text: string } | undefined {
  const { page, study, mayManage, mayAnalyse, analysed, unblinded, published } = props;
  const text = texts[page.lang];
  const at = (name: string) => `/studies/${study.id}/${name}`;
  if (published !== undefined) return { href: `/results/${published.slug}`, text: text.result };
  if (study.state === 'recruiting')
    return mayManage ? { href: `/randomise?study=${study.id}`, text: text.randomise } : undefined;
  if (!isMature(props))
    return mayManage && (study.state === 'follow-up' || study.state === 'closed')
      ? { href: at('outcomes'), text: text.outcomes }
      : undefined;
  if (!analysed) return mayAnalyse ? { href: at('analysis'), text: text.analyse } : undefined;
  if (!unblinded) return { href: at('unblinding'), text: text.unblinding };
  return mayManage ? { href: at('publication'), text: text.publication } : undefined;
}

function Others(props: StudyPageProps & { readonly next: string | undefined }): Content {
  const { page, study, mayManage, mayAnalyse, analysed, unblinded, progress, next } = props;
  const text = texts[page.lang];
  const at = (name: string) => `/studies/${study.id}/${name}`;
  const links = [
    { show: mayManage && progress.allocated > 0, href: at('outcomes'), text: text.outcomes },
    { show: mayAnalyse && analysed, href: at('analysis'), text: text.analysis },
    { show: analysed, href: at('unblinding'), text: text.unblinding },
    { show: mayManage && unblinded, href: at('publication'), text: text.publication },
    { show: mayManage, href: at('prices'), text: text.prices },
  ].filter(({ show, href }) => show && href !== next);
  const brings = mayManage && progress.allocated > 0;
  if (links.length === 0 && !brings) return null;
  return (
    <Details summary={text.more}>
      {brings ? (
        <>
          <p>{text.deliverAbout}</p>
          <PostButton page={page} action={at('deliver')} text={text.deliver} />
        </>
      ) : null}
      <ul>
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** What now: one obvious step, then the moves of the study, then the rest one click below. */
export function Now(props: StudyPageProps) {
  const { page, study, mayManage, analysed } = props;
  const text = texts[page.lang];
  const next = nextStep(props);
  const moves = mayManage ? statesAfter(study.state) : [];
  const waits = isMature(props) && !analysed ? text.waitsAnalysis : text.waitsTime;
  return (
    <>
      {next === undefined ? null : <ButtonLink href={next.href}>{next.text}</ButtonLink>}
      {next === undefined && moves.length === 0 ? <p>{waits}</p> : null}
      {moves.map((to) => (
        <Move page={page} id={study.id} from={study.state} to={to} />
      ))}
      <Others {...props} next={next?.href} />
    </>
  );
}
