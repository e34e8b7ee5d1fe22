import {
  EmptyState,
  formatInstant,
  Page,
  type PageContext,
  Pagination,
  plural,
  Table,
  Tag,
} from '../../../ui/index.ts';
import { Address } from '../address.tsx';
import type { Mail } from '../store.ts';
import { stateDetail, stateKind, stateText, wayText } from '../texts.ts';

const texts = {
  da: {
    title: 'Udbakke',
    caption: 'Mail, nyeste først',
    subject: 'Emne',
    to: 'Til',
    written: 'Skrevet',
    state: 'Tilstand',
    none: 'Der er ingen mail endnu. Invitationer og besked om bekymringer kommer til at ligge her.',
    unsent: (n: number) => `${plural('da', n, 'mail er', 'mails er')} ikke sendt.`,
  },
  en: {
    title: 'Outbox',
    caption: 'Mail, newest first',
    subject: 'Subject',
    to: 'To',
    written: 'Written',
    state: 'State',
    none: 'There is no mail yet. Invitations and word of concerns will be here.',
    unsent: (n: number) => `${plural('en', n, 'mail is', 'mails are')} not sent.`,
  },
} as const;

export interface OutboxPageProps {
  readonly page: PageContext;
  readonly mail: readonly Mail[];
  readonly unsent: number;
  readonly sendsMail: boolean;
  readonly demo: boolean;
  readonly current: number;
  readonly pages: number;
}

export function OutboxPage({ page, mail, unsent, sendsMail, demo, current, pages }: OutboxPageProps) {
  const text = texts[page.lang];
  const way = wayText(page.lang, sendsMail, demo);
  return (
    <Page page={page} title={text.title} lead={way} wide>
      {unsent === 0 ? null : <p>{text.unsent(unsent)}</p>}
      {mail.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.caption}
          columns={[
            { key: 'subject', text: text.subject },
            { key: 'to', text: text.to },
            { key: 'written', text: text.written },
            { key: 'state', text: text.state },
          ]}
          rows={mail.map((one) => ({
            subject: <a href={`/outbox/${one.id}`}>{one.subject}</a>,
            to: <Address of={one.to} />,
            written: formatInstant(page.lang, one.writtenAt, 'short'),
            state: (
              <span>
                <Tag kind={stateKind[one.state]}>{stateText(page.lang, one)}</Tag>{' '}
                {stateDetail(page.lang, one, sendsMail)}
              </span>
            ),
          }))}
        />
      )}
      <Pagination current={current} pages={pages} href={(n) => `/outbox?page=${n}`} />
    </Page>
  );
}
