import { ButtonLink, Page, type PageContext, Table } from '../../../ui/index.ts';
import type { WaitingInvitation } from '../../invitations/store.ts';
import type { Account } from '../store.ts';
import { Holder, Roles, State } from './cells.tsx';
import { texts } from './texts.ts';
import { Waiting } from './waiting.tsx';

export interface UsersPageProps {
  readonly page: PageContext;
  readonly accounts: readonly Account[];
  readonly waiting: readonly WaitingInvitation[];
  /** Own account: it cannot reset itself. */
  readonly own: string;
}

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
          { key: 'roles', text: text.roles },
          { key: 'state', text: text.state },
        ]}
        rows={accounts.map((account) => ({
          name: <Holder account={account} />,
          roles: <Roles page={page} account={account} />,
          state: <State page={page} account={account} own={account.id === own} />,
        }))}
      />
      <Waiting page={page} waiting={waiting} />
    </Page>
  );
}
