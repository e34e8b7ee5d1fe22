import { Definitions, formatDate, formatInstant, type PageContext, Tag } from '../../../ui/index.ts';
import { whyNamed } from '../../people/display.ts';
import { decisionReason, languageName, type ReferralState, unknownReasons, words } from '../referral.ts';
import type { LoadedReferral } from './load.ts';
import { texts } from './texts.ts';

type FactsProps = Pick<LoadedReferral, 'referral' | 'said'> & { readonly page: PageContext };

const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();

const releaseText = ({ page: { lang }, said }: FactsProps): string => {
  const text = texts[lang];
  if (said === undefined) return text.unknown;
  if (said.date !== undefined && said.kind === 'actual') return text.releasedOn(formatDate(lang, said.date));
  if (said.date !== undefined) {
    const certainty = said.certainty as keyof (typeof words)['da']['certainty'];
    return `${formatDate(lang, said.date)} (${words[lang].certainty[certainty].toLowerCase()})`;
  }
  const why = unknownReasons.find((one) => one === said.unknownReason);
  return why === undefined
    ? text.unknown
    : `${text.unknown}: ${words[lang].unknownReason[why].toLowerCase()}`;
};

const toldText = ({ page: { lang }, referral }: FactsProps): string => {
  const text = texts[lang];
  if (referral.told_at !== null) return text.toldMail(formatInstant(lang, referral.told_at, 'short'));
  return referral.link_id === null || referral.link_revoked_at !== null ? text.toldNot : text.toldLink;
};

/** Who referred, and how to reach them; '' where neither is stated. */
const referrerOf = ({ referrer_name, referrer_contact }: LoadedReferral['referral']): string =>
  [referrer_name, referrer_contact].filter((part) => part !== '').join(', ');

/** What the referral says, and what became of it. */
export function ReferralFacts(props: FactsProps) {
  const { page, referral } = props;
  const text = texts[page.lang];
  const state = referral.state as ReferralState;
  const because = decisionReason(page.lang, state, referral.reason);
  const day = (date: string) => formatDate(page.lang, Temporal.PlainDate.from(date), 'day');
  return (
    <Definitions
      items={[
        {
          term: text.state,
          value: <Tag kind={state === 'new' ? 'soon' : 'neutral'}>{words[page.lang].state[state]}</Tag>,
        },
        ...(because === undefined ? [] : [{ term: text.because, value: because }]),
        ...(state === 'new' ? [] : [{ term: text.told, value: toldText(props) }]),
        ...(referral.shown === referral.name
          ? []
          : [{ term: text.name, value: `${referral.name}. ${whyNamed[page.lang]}` }]),
        { term: text.received, value: formatDate(page.lang, dateOf(referral.received_at)) },
        { term: text.from, value: referral.prison },
        { term: text.town, value: referral.town },
        { term: text.release, value: releaseText(props) },
        { term: text.born, value: referral.birth_date === null ? '–' : day(referral.birth_date) },
        { term: text.language, value: languageName(page.lang, referral.language) },
        { term: text.referrer, value: referrerOf(referral) || text.notStated },
        { term: text.knows, value: referral.person_knows ? text.knowsYes : text.notStated },
        ...(referral.note === '' ? [] : [{ term: text.note, value: referral.note }]),
      ]}
    />
  );
}
