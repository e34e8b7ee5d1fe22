import { Alert, EmptyState, formatInstant, Page, type PageContext, Table } from '../../../ui/index.ts';
import { actionText } from '../actions.ts';
import type { AuditEvent, AuditFilter, LastVerification } from '../store.ts';
import { actorText, verificationText } from '../texts.ts';
import { Filter } from './filter.tsx';

const texts = {
  da: {
    title: 'Revisionsspor',
    lead: 'Hvem der har gjort hvad og hvornår. Ingen kan rette eller slette i det.',
    caption: 'Hændelser, nyeste først',
    at: 'Hvornår',
    action: 'Hvad',
    actor: 'Hvem',
    subject: 'Om',
    branch: 'Afdeling',
    none: 'Ingen hændelser passer til det, du søger.',
    pages: 'Sider i listen',
    newest: 'Nyeste',
    older: 'Ældre',
  },
  en: {
    title: 'Audit trail',
    lead: 'Who did what and when. Nobody can correct or delete in it.',
    caption: 'Events, newest first',
    at: 'When',
    action: 'What',
    actor: 'Who',
    subject: 'About',
    branch: 'Branch',
    none: 'No events fit what you search for.',
    pages: 'Pages of the list',
    newest: 'Newest',
    older: 'Older',
  },
} as const;

export interface AuditPageProps {
  readonly page: PageContext;
  readonly filter: AuditFilter;
  readonly events: readonly AuditEvent[];
  readonly older: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly last: LastVerification | undefined;
}

const address = (filter: Partial<AuditFilter>): string => {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? '/audit' : `/audit?${new URLSearchParams(given)}`;
};

/** An id is long: its beginning is shown, and leads to everything about the same. An account is shown by name. */
const Subject = ({
  subject,
  names,
}: {
  readonly subject: string;
  readonly names: ReadonlyMap<string, string>;
}) => <a href={address({ subject })}>{names.get(subject) ?? subject.slice(0, 8)}</a>;

export function AuditPage({ page, filter, events, older, names, last }: AuditPageProps) {
  const text = texts[page.lang];
  const kind = last === undefined ? 'info' : last.bad === undefined ? 'done' : 'danger';
  return (
    <Page page={page} title={text.title} lead={text.lead} wide>
      <Alert kind={kind}>{verificationText(page.lang, last)}</Alert>
      <Filter lang={page.lang} filter={filter} />
      {events.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.caption}
          columns={[
            { key: 'at', text: text.at },
            { key: 'action', text: text.action },
            { key: 'actor', text: text.actor },
            { key: 'subject', text: text.subject },
            { key: 'branch', text: text.branch },
          ]}
          rows={events.map((event) => ({
            at: <a href={`/audit/${event.seq}`}>{formatInstant(page.lang, event.at, 'short')}</a>,
            action: actionText(page.lang, event.action),
            actor: actorText(page.lang, event.actor, names),
            subject: event.subject === undefined ? null : <Subject subject={event.subject} names={names} />,
            branch: event.branch,
          }))}
        />
      )}
      {filter.before === undefined && !older ? null : (
        <nav class="pm-pagination" aria-label={text.pages}>
          {filter.before === undefined ? null : (
            <a href={address({ ...filter, before: undefined })}>{text.newest}</a>
          )}
          {older ? (
            <a rel="next" href={address({ ...filter, before: events.at(-1)?.seq })}>
              {text.older}
            </a>
          ) : null}
        </nav>
      )}
    </Page>
  );
}
