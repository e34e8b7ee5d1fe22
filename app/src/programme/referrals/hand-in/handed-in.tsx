import { ButtonLink, type PageContext, PublicPage } from '../../../ui/index.ts';
import { texts } from './texts.ts';

export function HandedInPage({
  page,
  number,
  link,
}: {
  readonly page: PageContext;
  readonly number: string;
  readonly link: string;
}) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={text.thanks} lead={text.number(number)}>
      <p>{text.next}</p>
      <p>{text.used}</p>
      <p>
        <ButtonLink href={link} kind="secondary">
          {text.see}
        </ButtonLink>
      </p>
    </PublicPage>
  );
}
