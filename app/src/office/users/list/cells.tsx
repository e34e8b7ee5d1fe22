import { type PageContext, Tag } from '../../../ui/index.ts';
import type { Account } from '../store.ts';
import { roleText } from '../texts.ts';
import { texts } from './texts.ts';

export interface CellProps {
  readonly page: PageContext;
  readonly account: Account;
}

/** The roles of an account, each with its end. */
export const Roles = ({ page, account }: CellProps) => (
  <ul class="nobullet-list">
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

/** Whether the account can be used, and the way back for who has lost the access. Not for one's own. */
export function State({ page, account, own }: CellProps & { readonly own: boolean }) {
  const text = texts[page.lang];
  return (
    <>
      <Tag kind={account.ready ? 'done' : 'soon'}>{account.ready ? text.ready : text.notReady}</Tag>{' '}
      {own ? null : (
        <a href={`/users/reset?account=${account.id}`}>
          {text.reset}
          <span class="sr-only"> {account.name}</span>
        </a>
      )}
    </>
  );
}
