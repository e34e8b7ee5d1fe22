import { formatInstant, type PageContext, Section, Table } from '../../../ui/index.ts';
import { writtenBy } from '../../courses/texts.ts';
import type { ReferralChange } from './store.ts';
import { fieldName, texts, valueText } from './texts.ts';

export interface ChangesProps {
  readonly page: PageContext;
  readonly changes: readonly ReferralChange[];
  readonly names: ReadonlyMap<string, string>;
}

/** What was corrected after the referral was sent: old, new, why, who, when. */
export function Changes({ page: { lang }, changes, names }: ChangesProps) {
  const text = texts[lang];
  if (changes.length === 0) return null;
  return (
    <Section title={text.history}>
      <Table
        caption={text.history}
        captionHidden
        columns={[
          { key: 'what', text: text.what },
          { key: 'from', text: text.from },
          { key: 'to', text: text.to },
          { key: 'reason', text: text.reason },
          { key: 'who', text: text.who },
        ]}
        rows={changes.map((change) => ({
          what: fieldName(lang, change.field),
          from: valueText(lang, change, change.oldValue),
          to: valueText(lang, change, change.newValue),
          reason: change.reason,
          who: `${writtenBy(lang, change.changedBy, names)}, ${formatInstant(lang, change.changedAt, 'short')}`,
        }))}
      />
    </Section>
  );
}
