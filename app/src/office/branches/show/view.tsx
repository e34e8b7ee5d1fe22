import { EmptyState, formatInstant, Page, type PageContext, PostButton, Table } from '../../../ui/index.ts';
import type { Branch } from '../store.ts';
import { texts } from '../texts.ts';

export function BranchesPage({ page, branches }: { page: PageContext; branches: readonly Branch[] }) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title} lead={text.lead}>
      {branches.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.caption}
          captionHidden
          columns={[
            { key: 'name', text: text.branch },
            { key: 'state', text: text.state },
            { key: 'change', text: text.change },
          ]}
          rows={branches.map(({ id, name, closedSince }) => ({
            name,
            state:
              closedSince === undefined ? text.open : text.closed(formatInstant(lang, closedSince, 'day')),
            change: (
              <PostButton
                page={page}
                action="/branches"
                text={closedSince === undefined ? text.close : text.reopen}
                context={name}
                fields={{ branch: id, writing: closedSince === undefined ? 'closed' : 'open' }}
              />
            ),
          }))}
        />
      )}
    </Page>
  );
}
