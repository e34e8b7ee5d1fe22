import { type Content, type FormErrors, type PageContext, PostButton, PublicPage } from '../../ui/index.ts';
import { texts } from './texts.ts';

interface OwnPageProps {
  readonly page: PageContext;
  readonly title: string;
  readonly home?: true;
  readonly errors?: FormErrors | undefined;
  readonly children?: Content;
}

/** A participant's own page: few words, one column, the way out always there. No name of the participant stands on it. */
export function OwnPage({ page, title, home, errors, children }: OwnPageProps) {
  const text = texts[page.lang];
  return (
    <PublicPage page={page} title={title} errors={errors}>
      <div class="pm-own">
        <PostButton page={page} action="/me/sign-out" text={text.out} kind="quiet" />
        {children}
        {home ? null : (
          <p>
            <a href="/me">{text.back}</a>
          </p>
        )}
      </div>
    </PublicPage>
  );
}
