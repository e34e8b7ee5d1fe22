import {
  Definitions,
  Details,
  formatInstant,
  formatNumber,
  Page,
  type PageContext,
} from '../../../ui/index.ts';
import { actionText } from '../actions.ts';
import type { WholeEvent } from '../store.ts';
import { actorText } from '../texts.ts';

const texts = {
  da: {
    title: 'Hændelse',
    back: 'Revisionsspor',
    what: 'Hvad',
    at: 'Hvornår',
    actor: 'Hvem',
    subject: 'Om',
    branch: 'Afdeling',
    none: 'Ikke angivet',
    all: 'Vis alt om det samme',
    technical: 'Som den er skrevet',
    hash: 'Kontrolsum',
    previous: 'Kontrolsum for hændelsen før',
    facts: 'Oplysninger',
  },
  en: {
    title: 'Event',
    back: 'Audit trail',
    what: 'What',
    at: 'When',
    actor: 'Who',
    subject: 'About',
    branch: 'Branch',
    none: 'Not stated',
    all: 'Show all about the same',
    technical: 'As it is written',
    hash: 'Hash',
    previous: 'Hash of the event before',
    facts: 'Facts',
  },
} as const;

export interface EventPageProps {
  readonly page: PageContext;
  readonly event: WholeEvent;
  readonly names: ReadonlyMap<string, string>;
}

export function EventPage({ page, event, names }: EventPageProps) {
  const text = texts[page.lang];
  const { subject } = event;
  const all =
    subject === undefined ? null : <a href={`/audit?${new URLSearchParams({ subject })}`}>{text.all}</a>;
  return (
    <Page
      page={page}
      title={`${text.title} ${formatNumber(page.lang, event.seq)}: ${actionText(page.lang, event.action)}`}
      back={{ href: '/audit', text: text.back }}
    >
      <Definitions
        items={[
          { term: text.at, value: formatInstant(page.lang, event.at) },
          { term: text.actor, value: actorText(page.lang, event.actor, names) },
          { term: text.subject, value: names.get(subject ?? '') ?? subject ?? text.none, action: all },
          { term: text.branch, value: event.branch ?? text.none },
        ]}
      />
      <Details summary={text.technical}>
        <Definitions
          items={[
            { term: text.what, value: <code>{event.action}</code> },
            { term: text.actor, value: <code>{event.actor}</code> },
            { term: text.facts, value: <code>{JSON.stringify(event.detail)}</code> },
            { term: text.hash, value: <code>{event.hash}</code> },
            { term: text.previous, value: <code>{event.previousHash}</code> },
          ]}
        />
      </Details>
    </Page>
  );
}
