import { EmptyState, Page, type PageContext } from '../../../ui/index.ts';
import { texts } from './texts.ts';

/** The account has the role, and nobody has said which mentor it is. */
export function NobodyPage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return (
    <Page page={page} title={text.title}>
      <EmptyState text={text.none} />
    </Page>
  );
}
