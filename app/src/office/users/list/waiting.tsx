import { EmptyState, formatDate, type PageContext, PostButton, Section, Table } from '../../../ui/index.ts';
import type { WaitingInvitation } from '../../invitations/store.ts';
import { Address } from '../../mail/address.tsx';
import { roleText } from '../texts.ts';
import { texts } from './texts.ts';

const zone = 'Europe/Copenhagen';

export interface WaitingProps {
  readonly page: PageContext;
  readonly waiting: readonly WaitingInvitation[];
}

/** Who is invited and has not answered. */
export function Waiting({ page, waiting }: WaitingProps) {
  const text = texts[page.lang];
  const withdraw = ({ id, name }: WaitingInvitation) => (
    <PostButton
      page={page}
      action="/users/withdraw"
      fields={{ invitation: id }}
      text={text.withdraw}
      kind="quiet"
      context={name}
    />
  );
  return (
    <Section title={text.waiting}>
      {waiting.length === 0 ? (
        <EmptyState text={text.none} />
      ) : (
        <Table
          caption={text.waitingCaption}
          captionHidden
          columns={[
            { key: 'name', text: text.name },
            { key: 'role', text: text.role },
            { key: 'until', text: text.until },
            { key: 'action', text: text.action },
          ]}
          rows={waiting.map((one) => ({
            name: (
              <>
                <strong>{one.name}</strong>
                <br />
                <span class="weight-normal">
                  <Address of={one.email} />
                </span>
              </>
            ),
            role: roleText(page.lang, one),
            until: formatDate(page.lang, one.expiresAt.toZonedDateTimeISO(zone).toPlainDate(), 'day'),
            action: withdraw(one),
          }))}
        />
      )}
    </Section>
  );
}
