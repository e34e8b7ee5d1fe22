import { actionText } from '../../../office/audit/actions.ts';
import { actorText } from '../../../office/audit/texts.ts';
import { EmptyState, formatInstant, Page, type PageContext, Table } from '../../../ui/index.ts';
import type { HistoryEvent } from '../store.ts';
import { texts } from '../texts.ts';

export interface HistoryPageProps {
  readonly page: PageContext;
  readonly name: string;
  readonly back: string;
  readonly events: readonly HistoryEvent[];
  readonly names: ReadonlyMap<string, string>;
}

/** What was done and who has looked, the newest first. */
export function HistoryPage({ page, name, back, events, names }: HistoryPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title(name)} lead={text.lead} back={{ href: back, text: name }}>
      {events.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.title(name)}
          captionHidden
          columns={[
            { key: 'at', text: text.at },
            { key: 'what', text: text.what },
            { key: 'who', text: text.who },
          ]}
          rows={events.map((event) => ({
            at: formatInstant(lang, event.at, 'short'),
            what: actionText(lang, event.action),
            who: actorText(lang, event.actor, names),
          }))}
        />
      )}
    </Page>
  );
}
