import { type PageContext, PublicPage } from '../../../ui/index.ts';
import type { LinkState } from '../link-state.ts';
import { texts } from './texts.ts';

export function LinkClosedPage({
  page,
  state,
}: {
  readonly page: PageContext;
  readonly state: Exclude<LinkState, 'open'>;
}) {
  const text = texts[page.lang];
  const titles = { used: text.usedTitle, expired: text.expiredTitle, revoked: text.revokedTitle };
  return (
    <PublicPage page={page} title={titles[state]}>
      <p>{text.ask}</p>
    </PublicPage>
  );
}
