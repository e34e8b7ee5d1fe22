import {
  ButtonLink,
  EmptyState,
  formatDate,
  formatInstant,
  Page,
  type PageContext,
  PostButton,
  Table,
  Tag,
} from '../../../../ui/index.ts';
import { writtenBy } from '../../../courses/texts.ts';
import { lastDayOf } from '../../link-state.ts';
import type { WaitingLink } from '../store.ts';
import { listTexts as texts } from './texts.ts';

interface WaitingLinksPageProps {
  readonly page: PageContext;
  readonly links: readonly WaitingLink[];
  readonly names: ReadonlyMap<string, string>;
}

/** Every link that is out and not used: for which prison, with whom, until which day, and what can be done about it. */
export function WaitingLinksPage({ page, links, names }: WaitingLinksPageProps) {
  const { lang } = page;
  const text = texts[lang];
  const make = <ButtonLink href="/referral-links/new">{text.make}</ButtonLink>;
  return (
    <Page page={page} title={text.title} lead={text.lead} back={{ href: '/today', text: text.today }} wide>
      {links.length === 0 ? (
        <EmptyState text={text.none} action={make} />
      ) : (
        <>
          <Table
            caption={text.title}
            captionHidden
            columns={[
              { key: 'prison', text: text.prison },
              { key: 'who', text: text.who },
              { key: 'made', text: text.made },
              { key: 'draft', text: text.draft },
              { key: 'ends', text: text.ends },
              { key: 'do', text: text.do },
            ]}
            rows={links.map((link) => ({
              prison: link.prison,
              who: link.contactName === '' ? text.nobody : link.contactName,
              made: `${formatInstant(lang, link.madeAt, 'short')}, ${writtenBy(lang, link.madeBy ?? '', names)}`,
              draft:
                link.draftedAt === undefined ? text.noDraft : formatInstant(lang, link.draftedAt, 'short'),
              ends: endsOn({ page, link }),
              do: <Presses page={page} link={link} />,
            }))}
          />
          <p>{text.again}</p>
          <div class="pm-actions">{make}</div>
        </>
      )}
    </Page>
  );
}

interface LinkProps {
  readonly page: PageContext;
  readonly link: WaitingLink;
}

const endsOn = ({ page: { lang }, link }: LinkProps) => {
  const day = formatDate(lang, lastDayOf(link.expiresAt), 'day');
  return link.state === 'open' ? day : <Tag kind="soon">{texts[lang].ended(day)}</Tag>;
};

function Presses({ page, link }: LinkProps) {
  const text = texts[page.lang];
  const path = `/referral-links/${link.id}`;
  const context = `(${[link.prison, link.contactName].filter((part) => part !== '').join(', ')})`;
  return (
    <div class="pm-actions">
      <PostButton page={page} action={`${path}/renew`} text={text.renew} context={context} kind="quiet" />
      <PostButton page={page} action={`${path}/revoke`} text={text.revoke} context={context} kind="quiet" />
    </div>
  );
}
