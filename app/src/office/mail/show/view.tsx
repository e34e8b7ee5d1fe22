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
import { Letter } from './letter.tsx';
import { texts } from './texts.ts';

export interface MailPageProps {
  readonly page: PageContext;
  readonly mail: NonNullable<Awaited<ReturnType<typeof findMail>>>;
  readonly sendsMail: boolean;
  readonly demo: boolean;
  readonly requestId: string;
}

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
