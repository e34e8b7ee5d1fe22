import { formatDate, Page, type PageContext } from '../../../ui/index.ts';
import { lastDayOf } from '../link-state.ts';
import { texts } from './texts.ts';

export function LinkMadePage({
  page,
  link,
  expiresAt,
}: {
  readonly page: PageContext;
  readonly link: string;
  readonly expiresAt: Temporal.Instant;
}) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.made} lead={text.copy} back={{ href: '/today', text: text.today }}>
      <p>
        <a href={link}>{link}</a>
      </p>
      <p>
        {text.once}
        {formatDate(page.lang, lastDayOf(expiresAt))}.
      </p>
      <p>{text.shown}</p>
      <p>
        <a href="/referral-links">{text.waiting}</a>
      </p>
    </Page>
  );
}
