import { formatDate, Page, type PageContext } from '../../../../ui/index.ts';
import { inGroups, lastCardDay } from '../code.ts';
import { texts } from '../texts.ts';

export interface CardPageProps {
  readonly page: PageContext;
  readonly personId: string;
  readonly code: string;
  readonly address: string;
  readonly until: Temporal.Instant;
}

/** The card, to be printed or copied: shown this once, and without the name of its holder. */
export function CardPage({ page, personId, code, address, until }: CardPageProps) {
  const text = texts[page.lang];
  return (
    <Page
      page={page}
      title={text.madeTitle}
      lead={text.once}
      back={{ href: `/people/${personId}`, text: text.back }}
    >
      <section class="pm-card pm-access-card">
        <p>
          {text.where} <strong>{address}</strong>
        </p>
        <p>{text.and}</p>
        <p>
          {text.code}
          <br />
          <strong class="pm-code">{inGroups(code)}</strong>
        </p>
        <p>
          {text.until(formatDate(page.lang, lastCardDay(until), 'day'))} {text.safe}
        </p>
      </section>
    </Page>
  );
}
