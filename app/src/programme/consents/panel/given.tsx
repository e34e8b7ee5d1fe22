import { Details, formatDate, type PageContext, sentence } from '../../../ui/index.ts';
import { manners, type Purpose, recipientName } from '../consent.ts';
import type { ListedConsent } from '../store.ts';
import { words } from '../texts.ts';
import { currentWording, wordingOf } from '../wordings.ts';
import type { Consenting } from './load.ts';
import { texts } from './texts.ts';

interface GivenProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly consenting: Consenting;
  readonly purpose: Purpose;
  readonly consent: ListedConsent;
}

/** One consent: when, how, by whom, to which words; and the way to take it back while it holds. */
export function Given({ page, personId, consenting, purpose, consent }: GivenProps) {
  const { lang } = page;
  const text = texts[lang];
  const { manner } = words[lang];
  const day = (date: string) => formatDate(lang, Temporal.PlainDate.from(date), 'day');
  const named = purpose === 'authority-contact' ? sentence(recipientName(lang, consent.recipient)) : '';
  const how = manners.find((one) => one === consent.given_how) ?? 'in-person';
  const by = (who: string | null) => consenting.names.get(who ?? '') ?? text.unknownBy;
  const wording = wordingOf(consenting.wordings, purpose, consent.version);
  const older = wording !== undefined && wording !== currentWording(consenting.wordings, purpose);
  return (
    <>
      <p>
        {named === '' ? null : <strong>{`${named}. `}</strong>}
        {text.given(day(consent.given_on), manner[how], by(consent.recorded_by), consent.version)}{' '}
        {consent.came_with === null ? null : `${text.cameWith(consent.came_with)} `}
        {consent.holds || consent.withdrawn_on === null ? (
          <a href={`/people/${personId}/consents/${purpose}/withdraw?consent=${consent.id}`}>
            {text.withdraw}
            <span class="sr-only">
              : {words[lang].purpose[purpose]} {named}
            </span>
          </a>
        ) : consent.withdrawn_by?.startsWith('participant ') === true ? (
          text.withdrawnSelf(day(consent.withdrawn_on))
        ) : (
          text.withdrawn(day(consent.withdrawn_on), by(consent.withdrawn_by))
        )}
      </p>
      {older ? (
        <Details summary={`${text.wordsThen} (${consent.version})`}>
          <p>{wording[lang]}</p>
        </Details>
      ) : null}
    </>
  );
}
