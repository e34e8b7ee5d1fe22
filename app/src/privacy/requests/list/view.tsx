import { ButtonLink, EmptyState, formatDate, Page, type PageContext, Table, Tag } from '../../../ui/index.ts';
import type { AccessRequest } from '../request.ts';
import { texts } from '../texts.ts';

export interface RequestsPageProps {
  readonly page: PageContext;
  readonly requests: readonly AccessRequest[];
  readonly today: Temporal.PlainDate;
}

const State = ({
  page,
  request,
  today,
}: Omit<RequestsPageProps, 'requests'> & { request: AccessRequest }) => {
  const text = texts[page.lang];
  if (request.outcome !== undefined) return <Tag kind="done">{text.outcomes[request.outcome]}</Tag>;
  const late = Temporal.PlainDate.compare(request.dueOn, today) < 0;
  return <Tag kind={late ? 'danger' : 'soon'}>{late ? text.late : text.open}</Tag>;
};

/** The log of requests, with the day by which each has an answer. */
export function RequestsPage({ page, requests, today }: RequestsPageProps) {
  const { lang } = page;
  const text = texts[lang];
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/privacy', text: text.backHome }}>
      <p>
        <ButtonLink href="/privacy/requests/new">{text.add}</ButtonLink>
      </p>
      {requests.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.caption}
          captionHidden
          columns={[
            { key: 'who', text: text.who },
            { key: 'received', text: text.received },
            { key: 'due', text: text.due },
            { key: 'state', text: text.state },
          ]}
          rows={requests.map((request) => ({
            who: (
              <a href={`/privacy/requests/${request.id}`}>
                {request.name ?? text.gone} ({text.kinds[request.kind].toLowerCase()})
              </a>
            ),
            received: formatDate(lang, request.receivedOn, 'short'),
            due: formatDate(lang, request.dueOn, 'short'),
            state: <State page={page} request={request} today={today} />,
          }))}
        />
      )}
    </Page>
  );
}
