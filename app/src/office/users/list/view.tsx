import {
  ButtonLink,
  EmptyState,
  formatDate,
  Page,
  type PageContext,
  PostButton,
  Section,
  Table,
  Tag,
} from '../../../ui/index.ts';
import type { WaitingInvitation } from '../../invitations/store.ts';
import type { Account } from '../store.ts';
import { roleText } from '../texts.ts';

const texts = {
  da: {
    title: 'Konti',
    lead: 'Hvem der kan logge ind, og hvad de kan.',
    invite: 'Invitér',
    inviteAbout: 'Nye får en mail med et link. Har de allerede en konto, får de blot rollen.',
    caption: 'Konti med mindst én rolle',
    name: 'Navn',
    email: 'Mailadresse',
    roles: 'Roller',
    state: 'Adgang',
    ready: 'Klar',
    notReady: 'Ikke sat op',
    end: 'Afslut',
    reset: 'Nulstil adgang',
    waiting: 'Inviteret, ikke svaret',
    waitingCaption: 'Invitationer, der venter',
    role: 'Rolle',
    until: 'Gælder til og med',
    withdraw: 'Træk tilbage',
    action: 'Handling',
    none: 'Ingen invitationer venter.',
  },
  en: {
    title: 'Accounts',
    lead: 'Who can sign in, and what they can do.',
    invite: 'Invite',
    inviteAbout: 'New people get a mail with a link. Who has an account already simply gets the role.',
    caption: 'Accounts with at least one role',
    name: 'Name',
    email: 'Mail address',
    roles: 'Roles',
    state: 'Access',
    ready: 'Ready',
    notReady: 'Not set up',
    end: 'End',
    reset: 'Reset access',
    waiting: 'Invited, not answered',
    waitingCaption: 'Invitations that wait',
    role: 'Role',
    until: 'Valid until',
    withdraw: 'Withdraw',
    action: 'Action',
    none: 'No invitations are waiting.',
  },
} as const;

export interface UsersPageProps {
  readonly page: PageContext;
  readonly accounts: readonly Account[];
  readonly waiting: readonly WaitingInvitation[];
  /** Own account: it cannot reset itself. */
  readonly own: string;
}

const Roles = ({ page, account }: { readonly page: PageContext; readonly account: Account }) => (
  <ul class="pm-plain-list">
    {account.roles.map((held) => (
      <li>
        {roleText(page.lang, held)}{' '}
        <a href={`/users/end?role=${held.id}`}>
          {texts[page.lang].end}
          <span class="sr-only">
            {' '}
            {account.name}, {roleText(page.lang, held)}
          </span>
        </a>
      </li>
    ))}
  </ul>
);

export function UsersPage({ page, accounts, waiting, own }: UsersPageProps) {
  const text = texts[page.lang];
  const now = (
    <>
      <p>{text.inviteAbout}</p>
      <ButtonLink href="/users/invite">{text.invite}</ButtonLink>
    </>
  );
  return (
    <Page page={page} title={text.title} lead={text.lead} now={now} wide>
      <Table
        caption={text.caption}
        captionHidden
        columns={[
          { key: 'name', text: text.name },
          { key: 'email', text: text.email },
          { key: 'roles', text: text.roles },
          { key: 'state', text: text.state },
        ]}
        rows={accounts.map((account) => ({
          name: account.name,
          email: account.email,
          roles: <Roles page={page} account={account} />,
          state: (
            <>
              <Tag kind={account.ready ? 'done' : 'soon'}>{account.ready ? text.ready : text.notReady}</Tag>{' '}
              {account.id === own ? null : (
                <a href={`/users/reset?account=${account.id}`}>
                  {text.reset}
                  <span class="sr-only"> {account.name}</span>
                </a>
              )}
            </>
          ),
        }))}
      />
      <Section title={text.waiting}>
        {waiting.length === 0 ? (
          <EmptyState text={text.none} />
        ) : (
          <Table
            caption={text.waitingCaption}
            captionHidden
            columns={[
              { key: 'name', text: text.name },
              { key: 'email', text: text.email },
              { key: 'role', text: text.role },
              { key: 'until', text: text.until },
              { key: 'action', text: text.action },
            ]}
            rows={waiting.map((one) => ({
              name: one.name,
              email: one.email,
              role: roleText(page.lang, one),
              until: formatDate(
                page.lang,
                one.expiresAt.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate(),
                'day',
              ),
              action: (
                <PostButton
                  page={page}
                  action="/users/withdraw"
                  fields={{ invitation: one.id }}
                  text={text.withdraw}
                  kind="quiet"
                  context={one.name}
                />
              ),
            }))}
          />
        )}
      </Section>
    </Page>
  );
}
