import {
  Card,
  Definitions,
  Details,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Tag,
} from '../../../ui/index.ts';
import type { findMail } from '../store.ts';
import { stateDetail, stateKind, stateText, wayText } from '../texts.ts';

const texts = {
  da: {
    back: 'Udbakke',
    to: 'Til',
    written: 'Skrevet',
    state: 'Tilstand',
    letter: 'Mailen',
    again: 'Send igen',
    answer: 'Mailserverens svar',
  },
  en: {
    back: 'Outbox',
    to: 'To',
    written: 'Written',
    state: 'State',
    letter: 'The mail',
    again: 'Send again',
    answer: 'What the mail server said',
  },
} as const;

export interface MailPageProps {
  readonly page: PageContext;
  readonly mail: NonNullable<Awaited<ReturnType<typeof findMail>>>;
  readonly sendsMail: boolean;
  readonly demo: boolean;
  readonly requestId: string;
}

/** Paragraphs as they were written, line by line. */
const Letter = ({ body }: { readonly body: string }) => (
  <>
    {body
      .trim()
      .split(/\n{2,}/u)
      .map((paragraph) => (
        <p>{paragraph.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br />, line]))}</p>
      ))}
  </>
);

export function MailPage({ page, mail, sendsMail, demo, requestId }: MailPageProps) {
  const text = texts[page.lang];
  const again =
    sendsMail && mail.state !== 'sent' ? (
      <PostButton page={page} action={`/outbox/${mail.id}/again`} text={text.again} requestId={requestId} />
    ) : null;
  return (
    <Page
      page={page}
      title={mail.subject}
      back={{ href: '/outbox', text: text.back }}
      now={
        mail.state === 'sent' ? null : (
          <>
            <p>{wayText(page.lang, sendsMail, demo)}</p>
            {again}
          </>
        )
      }
    >
      <Definitions
        items={[
          { term: text.to, value: mail.to },
          { term: text.written, value: formatInstant(page.lang, mail.writtenAt) },
          {
            term: text.state,
            value: (
              <>
                <Tag kind={stateKind[mail.state]}>{stateText(page.lang, mail)}</Tag>{' '}
                {stateDetail(page.lang, mail, sendsMail)}
              </>
            ),
          },
        ]}
      />
      <Card title={text.letter}>
        <Letter body={mail.body} />
      </Card>
      {mail.error === undefined ? null : (
        <Details summary={text.answer}>
          <code>{mail.error}</code>
        </Details>
      )}
    </Page>
  );
}
