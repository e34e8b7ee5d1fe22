import {
  Card,
  Definitions,
  Details,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Section,
  Tag,
} from '../../../ui/index.ts';
import { Address } from '../address.tsx';
import type { findMail } from '../store.ts';
import { nextText, stateDetail, stateKind, stateText } from '../texts.ts';

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

/** A word as long as a link is set as code, which may break anywhere. */
const Line = ({ text }: { readonly text: string }) => (
  <>{text.split(/(\S{30,})/u).map((part, i) => (i % 2 === 1 ? <code>{part}</code> : part))}</>
);

/** Paragraphs as they were written, line by line. */
const Letter = ({ body }: { readonly body: string }) => (
  <>
    {body
      .trim()
      .split(/\n{2,}/u)
      .map((paragraph) => (
        <p>{paragraph.split('\n').map((line, i) => [i === 0 ? null : <br />, <Line text={line} />])}</p>
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
            <p>{nextText(page.lang, mail, sendsMail, demo)}</p>
            {again}
          </>
        )
      }
    >
      <Definitions
        items={[
          { term: text.to, value: <Address of={mail.to} /> },
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
      <Section title={text.letter}>
        <Card>
          <Letter body={mail.body} />
        </Card>
      </Section>
      {mail.error === undefined ? null : (
        <Details summary={text.answer}>
          <code>{mail.error}</code>
        </Details>
      )}
    </Page>
  );
}
