import { EmptyState, formatDate, Page, type PageContext, Table } from '../../../ui/index.ts';
import type { Purpose } from '../consent.ts';
import { words } from '../texts.ts';
import type { PersonWith } from './store.ts';
import { texts } from './texts.ts';

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
