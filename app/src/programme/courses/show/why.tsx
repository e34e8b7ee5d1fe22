import { Details, type Lang } from '../../../ui/index.ts';
import type { Match } from '../../matching/match.ts';
import type { Assignment } from '../../matching/pair.ts';
import { groundText } from '../../matching/texts.ts';
import { languageName } from '../../referrals/referral.ts';
import { texts } from './texts.ts';

interface WhyTheseProps {
  readonly lang: Lang;
  readonly course: { readonly language: string };
  readonly match: Match | undefined;
  /** Everybody who is or was on the course: names for the grounds. */
  readonly assignments: readonly Assignment[];
}

/** Why the two were chosen, folded away: asked seldom, but never lost. */
export function WhyThese({ lang, course, match, assignments }: WhyTheseProps) {
  if (match === undefined) return null;
  const text = texts[lang];
  const name = languageName(lang, course.language);
  const language = lang === 'da' ? name.toLowerCase() : name;
  const nameOf = (id: string) => assignments.find((one) => one.mentorId === id)?.mentor ?? '';
  const side = (wanted: 'for' | 'against') =>
    match.grounds
      .filter((ground) => ground.side === wanted)
      .map((ground) => groundText(lang, ground, nameOf, language))
      .join('; ');
  const [pro, contra] = [side('for'), side('against')];
  return (
    <Details summary={text.whyPair}>
      {match.rank === undefined ? null : <p>{text.pairRank(match.rank, match.pairs)}</p>}
      {pro === '' ? null : <p>{`${text.pairFor}: ${pro}.`}</p>}
      {contra === '' ? null : <p>{`${text.pairAgainst}: ${contra}.`}</p>}
      {match.wasReserve ? <p>{text.pairReserve}</p> : null}
      {match.wasPlanned ? <p>{text.pairPlanned}</p> : null}
      {match.departureReason === undefined ? null : <p>{text.pairReason(match.departureReason)}</p>}
    </Details>
  );
}
