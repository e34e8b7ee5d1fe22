import { type PageContext, PublicPage } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** The same for everybody who applied, whoever they are. */
export function ThanksPage({ page }: { readonly page: PageContext }) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.thanks} lead={text.next}>
      <p>{text.after}</p>
      <p>{text.mail}</p>
      <p>{text.close}</p>
    </PublicPage>
  );
}
