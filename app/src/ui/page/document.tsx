import { raw } from 'hono/html';
import { LangProvider } from '../context.ts';
import type { Content, FormErrors, PageContext, Words } from '../types.ts';
import { icon } from './mark.tsx';

const words: Words<'skip' | 'error'> = {
  da: { skip: 'Gå til indholdet', error: 'Ret dette' },
  en: { skip: 'Skip to the content', error: 'Correct this' },
};

export interface DocumentProps {
  readonly page: PageContext;
  readonly title: string;
  /** The errors of the page's form: the browser's title then says that something is to be corrected. */
  readonly errors?: FormErrors | undefined;
  readonly layout: 'app' | 'public';
  readonly children?: Content;
}

/**
 * The HTML document around a page: language, title, styles, skip link. The script (3 kB) is there before the first
 * frame, so that a restored draft or a focused error does not jump in after it.
 */
export function Document({ page, title, errors = {}, layout, children }: DocumentProps) {
  const failed = Object.keys(errors).length > 0;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={page.lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${failed ? `${words[page.lang].error}: ` : ''}${title} · Primus Motor`}</title>
          {page.assets.css ? <link rel="stylesheet" href={page.assets.css} /> : null}
          <link rel="icon" type="image/svg+xml" href={icon} />
          {page.assets.js ? <script type="module" src={page.assets.js} blocking="render" /> : null}
        </head>
        <body class={`pm-body pm-body--${layout}`}>
          <a class="skipnav" href="#content">
            {words[page.lang].skip}
          </a>
          <LangProvider value={page.lang}>{children}</LangProvider>
        </body>
      </html>
    </>
  );
}
