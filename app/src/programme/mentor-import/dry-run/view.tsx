import { ButtonLink, Page, type PageContext, PostButton, Section, Table } from '../../../ui/index.ts';
import { columnName } from '../columns.ts';
import type { FailedRow } from '../row.ts';
import type { MentorImport } from '../store.ts';
import { texts } from '../texts.ts';

const shown = 50;

const inLanguage = (lang: 'da' | 'en', message: string): string =>
  message.split(' | ')[lang === 'da' ? 0 : 1] ?? message;

const Failed = ({ page, id, rows }: { page: PageContext; id: string; rows: readonly FailedRow[] }) => {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Section title={text.failed}>
      <Table
        caption={text.failed}
        captionHidden
        columns={[
          { key: 'line', text: text.line, numeric: true },
          { key: 'name', text: columnName[lang].name },
          { key: 'fault', text: text.fault },
        ]}
        rows={rows.slice(0, shown).map((row) => ({
          line: String(row.line),
          name: row.cells.name ?? '',
          fault: (
            <ul>
              {row.faults.map(({ column, message }) => (
                <li>
                  {columnName[lang][column]}: {inLanguage(lang, message)}
                </li>
              ))}
            </ul>
          ),
        }))}
      />
      {rows.length > shown ? <p>{text.moreFaults(rows.length - shown)}</p> : null}
      <p>{text.failedAbout}</p>
      <ButtonLink href={`/mentors/import/${id}/failed.csv`} kind="secondary">
        {text.getFailed(rows.length)}
      </ButtonLink>
    </Section>
  );
};

export interface DryRunPageProps {
  readonly page: PageContext;
  readonly found: MentorImport;
  readonly requestId: string;
}

/** What a file gives: so many are ready, so many have faults, and which. */
export function DryRunPage({ page, found, requestId }: DryRunPageProps) {
  const text = texts[page.lang];
  const { id, content, importedAt, ready, failed } = found;
  const another = (
    <ButtonLink href="/mentors/import" kind="secondary">
      {text.another}
    </ButtonLink>
  );
  return (
    <Page
      page={page}
      title={text.resultTitle}
      lead={`${text.readyLead(ready)} ${text.failedLead(failed)}`}
      back={{ href: '/mentors', text: text.back }}
    >
      {importedAt !== undefined ? <p>{text.already(ready)}</p> : null}
      {importedAt === undefined && content === undefined ? <p>{text.forgotten}</p> : null}
      <div class="pm-actions">
        {importedAt === undefined && content !== undefined && ready > 0 ? (
          <PostButton
            page={page}
            action={`/mentors/import/${id}`}
            text={text.readIn(ready)}
            kind="primary"
            requestId={requestId}
          />
        ) : null}
        {another}
      </div>
      {content === undefined || content.failed.length === 0 ? null : (
        <Failed page={page} id={id} rows={content.failed} />
      )}
    </Page>
  );
}
