import { EmptyState, formatDate, Page, type PageContext, Table } from '../../../ui/index.ts';
import type { Purpose } from '../consent.ts';
import { words } from '../texts.ts';
import type { PersonWith } from './store.ts';

const texts = {
  da: {
    title: (purpose: string) => `Har sagt ja: ${purpose.toLowerCase()}`,
    lead: 'Spørg igen, før I bruger det. Hvem der siger nej, er væk herfra med det samme.',
    none: 'Ingen har sagt ja endnu. Samtykket registreres på deltagerens side.',
    name: 'Navn',
    branch: 'Afdeling',
    since: 'Siden',
    back: 'Deltagere',
  },
  en: {
    title: (purpose: string) => `Said yes: ${purpose.toLowerCase()}`,
    lead: 'Ask again before you use it. Whoever says no is gone from here at once.',
    none: 'Nobody has said yes yet. The consent is recorded on the participant’s page.',
    name: 'Name',
    branch: 'Branch',
    since: 'Since',
    back: 'Participants',
  },
} as const;

export interface ConsentListPageProps {
  readonly page: PageContext;
  readonly purpose: Purpose;
  readonly people: readonly PersonWith[];
}

export function ConsentListPage({ page, purpose, people }: ConsentListPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const title = text.title(words[lang].purpose[purpose]);
  return (
    <Page page={page} title={title} lead={text.lead} back={{ href: '/people', text: text.back }}>
      {people.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { key: 'name', text: text.name },
            { key: 'branch', text: text.branch },
            { key: 'since', text: text.since },
          ]}
          rows={people.map((person) => ({
            name: <a href={`/people/${person.id}#consents`}>{person.name}</a>,
            branch: person.branch,
            since: formatDate(lang, person.since, 'day'),
          }))}
        />
      )}
    </Page>
  );
}
