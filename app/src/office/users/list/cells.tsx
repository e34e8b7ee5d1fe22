import { type PageContext, Tag } from '../../../ui/index.ts';
import { Address } from '../../mail/address.tsx';
import type { Account } from '../store.ts';
import { roleText } from '../texts.ts';
import { texts } from './texts.ts';

export interface CellProps {
  readonly page: PageContext;
  readonly account: Account;
}

/** Whose account it is. */
export const Holder = ({ account }: Pick<CellProps, 'account'>) => (
  <>
    <strong>{account.name}</strong>
    <br />
    <span class="weight-normal">
      <Address of={account.email} />
    </span>
  </>
);

/** The roles of an account, each with its end. */
export const Roles = ({ page, account }: CellProps) => (
  <div>
    {account.roles.map((held) => (
      <div>
        {roleText(page.lang, held)}{' '}
        <a href={`/users/end?role=${held.id}`}>
          {texts[page.lang].end}
          <span class="sr-only">
            {' '}
            {account.name}, {roleText(page.lang, held)}
          </span>
        </a>
      </div>
    ))}
  </div>
);

/** Whether the account can be used, and the way back for who has lost the access. Not for one's own. */
export function State({ page, account, own }: CellProps & { readonly own: boolean }) {
  const text = texts[page.lang];
  // Nobody signs in to a demo organisation, so there is nothing to set up or to lose.
  const demo = page.organisation?.demo === true;
  const ready = account.ready || demo;
  return (
    <div>
      <Tag kind={ready ? 'done' : 'soon'}>{ready ? text.ready : text.notReady}</Tag>{' '}
      {own || demo ? null : (
        <a href={`/users/reset?account=${account.id}`}>
          {text.reset}
          <span class="sr-only"> {account.name}</span>
        </a>
      )}
    </div>
  );
}
