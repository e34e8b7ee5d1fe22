import { type PageContext, PublicPage } from '../../ui/index.ts';
import { texts } from './texts.ts';

export function ClosedPage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return <PublicPage page={page} title={text.closed} lead={text.closedLead} />;
}
