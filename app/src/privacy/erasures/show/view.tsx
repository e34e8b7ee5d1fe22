import {
  Alert,
  Definitions,
  Form,
  formatInstant,
  formatNumber,
  Page,
  type PageContext,
  PostButton,
  Section,
  Table,
} from '../../../ui/index.ts';
import { catalogue } from '../../catalogue/index.ts';
import { holdText } from '../../retention/texts.ts';
import { whatText } from '../list/view.tsx';
import type { ErasureRecord, heldNow, wouldGo } from '../store.ts';
import { texts } from '../texts.ts';

export interface ErasurePageProps {
  readonly page: PageContext;
  readonly erasure: ErasureRecord;
  readonly name: string | undefined;
  readonly goes: Awaited<ReturnType<typeof wouldGo>>;
  readonly holds: Awaited<ReturnType<typeof heldNow>>;
  readonly own: boolean;
  readonly requestId: string;
}

/** What a table holds; in the person's own copy the first one is called "you". */
const titleOf = (lang: PageContext['lang'], table: string): string =>
  ['programme.person', 'programme.mentor'].includes(table)
    ? texts[lang].self
    : (catalogue.find(({ name }) => name === table)?.words[lang] ?? table);

export const holdWords = (lang: PageContext['lang'], holds: ErasurePageProps['holds']): string =>
  holds.map((hold) => (hold === 'under-way' ? texts[lang].underWay : holdText[lang][hold])).join('. ');

/** What goes when the second person says yes, and the two buttons. */
const Waiting = ({ page, erasure, goes, holds, own, requestId }: ErasurePageProps) => {
  const { lang } = page;
  const text = texts[lang];
  const place = `/privacy/erasures/${erasure.id}`;
  return (
    <>
      {holds.length === 0 ? null : (
        <Alert kind="warning">
          {text.heldNow}: {holdWords(lang, holds)}.
        </Alert>
      )}
      <Section title={text.willGo}>
        <p>{text.willGoLead}</p>
        <Table
          caption={text.willGo}
          captionHidden
          columns={[
            { key: 'table', text: text.table },
            { key: 'how', text: text.how },
            { key: 'rows', text: text.count, numeric: true },
          ]}
          rows={goes.map(({ table, rows, how }) => ({
            table: titleOf(lang, table),
            how: text[how],
            rows: formatNumber(lang, rows),
          }))}
        />
      </Section>
      {own ? <p>{text.own}</p> : null}
      {own || holds.length > 0 ? null : (
        <Form
          page={page}
          action={`${place}/agree`}
          submit={text.agree}
          submitKind="danger"
          requestId={requestId}
        />
      )}
      <PostButton page={page} action={`${place}/drop`} text={text.drop} kind="secondary" />
    </>
  );
};

const Done = ({ page, erasure }: ErasurePageProps) => {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Section title={text.proofTitle}>
      <p>{text.proofLead}</p>
      <Table
        caption={text.proofTitle}
        captionHidden
        columns={[
          { key: 'table', text: text.table },
          { key: 'deleted', text: text.deleted, numeric: true },
          { key: 'emptied', text: text.emptied, numeric: true },
        ]}
        rows={Object.entries(erasure.proof?.tables ?? {}).map(([table, { deleted = 0, emptied = 0 }]) => ({
          table: (
            <>
              {titleOf(lang, table)} <code>{table}</code>
            </>
          ),
          deleted: formatNumber(lang, deleted),
          emptied: formatNumber(lang, emptied),
        }))}
      />
      <p>
        <code>{erasure.hash}</code>
      </p>
    </Section>
  );
};

export function ErasurePage(props: ErasurePageProps) {
  const { page, erasure, name } = props;
  const { lang } = page;
  const text = texts[lang];
  const { doneAt, droppedAt, agreedAt, policyVersion, reason } = erasure;
  const line = (term: string, value: string | undefined) => (value === undefined ? [] : [{ term, value }]);
  const waits = doneAt === undefined && droppedAt === undefined;
  return (
    <Page
      page={page}
      title={name === undefined ? whatText(lang, erasure) : text.about(name)}
      back={{ href: '/privacy/erasures', text: text.list }}
    >
      <Definitions
        items={[
          ...line(text.what, whatText(lang, erasure)),
          ...line(text.reason, reason === undefined ? undefined : text.reasons[reason]),
          ...line(text.proof, policyVersion === undefined ? undefined : text.policy(policyVersion)),
          ...line(text.asked, formatInstant(lang, erasure.askedAt, 'short')),
          ...line(text.agreed, agreedAt === undefined ? undefined : formatInstant(lang, agreedAt, 'short')),
          ...line(text.when, doneAt === undefined ? undefined : formatInstant(lang, doneAt, 'short')),
          ...line(
            text.dropped,
            droppedAt === undefined ? undefined : formatInstant(lang, droppedAt, 'short'),
          ),
        ]}
      />
      {waits ? <Waiting {...props} /> : null}
      {doneAt === undefined ? null : <Done {...props} />}
    </Page>
  );
}
