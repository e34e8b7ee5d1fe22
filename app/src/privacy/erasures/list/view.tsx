import {
  ButtonLink,
  EmptyState,
  formatInstant,
  formatNumber,
  Page,
  type PageContext,
  Table,
  Tag,
} from '../../../ui/index.ts';
import { categories, categoryWords } from '../../retention/policy.ts';
import type { ErasureRecord } from '../store.ts';
import { texts } from '../texts.ts';

export interface ErasuresPageProps {
  readonly page: PageContext;
  readonly erasures: readonly ErasureRecord[];
}

export const whatText = (lang: PageContext['lang'], erasure: ErasureRecord): string => {
  const category = categories.find((one) => one === erasure.category);
  return category === undefined ? texts[lang].onRequest : categoryWords[lang][category].name;
};

export const rowsOf = ({ proof }: Pick<ErasureRecord, 'proof'>): number =>
  Object.values(proof?.tables ?? {}).reduce(
    (all, { deleted = 0, emptied = 0 }) => all + deleted + emptied,
    0,
  );

const When = ({ page, erasure }: { readonly page: PageContext; readonly erasure: ErasureRecord }) => {
  const text = texts[page.lang];
  if (erasure.doneAt !== undefined) return <>{formatInstant(page.lang, erasure.doneAt, 'short')}</>;
  if (erasure.droppedAt !== undefined) return <Tag>{text.dropped}</Tag>;
  return <Tag kind="soon">{text.waits}</Tag>;
};

export function ErasuresPage({ page, erasures }: ErasuresPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/privacy', text: text.back }}>
      <p>
        <ButtonLink href="/privacy/erasures/new">{text.ask}</ButtonLink>
      </p>
      {erasures.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.caption}
          captionHidden
          columns={[
            { key: 'what', text: text.what },
            { key: 'when', text: text.when },
            { key: 'rows', text: text.rows, numeric: true },
            { key: 'proof', text: text.proof },
          ]}
          rows={erasures.map((erasure) => ({
            what: <a href={`/privacy/erasures/${erasure.id}`}>{whatText(lang, erasure)}</a>,
            when: <When page={page} erasure={erasure} />,
            rows: erasure.doneAt === undefined ? '–' : formatNumber(lang, rowsOf(erasure)),
            proof: erasure.hash === undefined ? '–' : <code>{erasure.hash.slice(0, 12)}</code>,
          }))}
        />
      )}
    </Page>
  );
}
