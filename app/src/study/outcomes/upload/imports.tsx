import {
  EmptyState,
  formatDate,
  formatInstant,
  formatNumber,
  type PageContext,
  Section,
  Table,
  Tag,
} from '../../../ui/index.ts';
import type { CurrentImport } from '../store.ts';
import { texts } from './texts.ts';

/** Every file that was brought in, and which one is in force. */
export function Imports({ page, imports }: { page: PageContext; imports: readonly CurrentImport[] }) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Section title={text.imports}>
      {imports.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.imports}
          captionHidden
          columns={[
            { key: 'file', text: text.file },
            { key: 'until', text: text.until },
            { key: 'rows', text: text.rows, numeric: true },
            { key: 'at', text: text.at },
            { key: 'state', text: text.counts },
          ]}
          rows={imports.map((one) => ({
            file: one.fileName,
            until: formatDate(lang, one.completeUntil, 'short'),
            rows: formatNumber(lang, one.rows),
            at: formatInstant(lang, one.importedAt, 'short'),
            state:
              one.supersededAt === undefined ? (
                <Tag kind="done">{text.counts}</Tag>
              ) : (
                <Tag>{text.superseded}</Tag>
              ),
          }))}
        />
      )}
    </Section>
  );
}
