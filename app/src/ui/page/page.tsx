import { Notice } from '../show/notice.tsx';
import type { Content, FormErrors, PageContext, Words } from '../types.ts';
import { Document } from './document.tsx';
import { DemoBar, Header, SideNav } from './header.tsx';

const words: Words<'now' | 'path'> = {
  da: { now: 'Hvad nu', path: 'Hvor du er' },
  en: { now: 'What now', path: 'Where you are' },
};

export interface Crumb {
  readonly href: string;
  readonly text: string;
}

export interface PageProps {
  readonly page: PageContext;
  /** Whose and what: "Mikkel: forløb". The one h1 and the browser's title. */
  readonly title: string;
  /** One quiet line under the title: reference number, dates, branch. */
  readonly lead?: Content;
  /** The right column: what now. On a phone it comes straight after the title. */
  readonly now?: Content;
  /** No limit on the content's width, for tables. */
  readonly wide?: boolean | undefined;
  /** The page one step up. */
  readonly back?: Crumb | undefined;
  readonly errors?: FormErrors | undefined;
  readonly children?: Content;
}

const Back = ({ back, page }: Pick<PageProps, 'back' | 'page'>) =>
  back === undefined ? null : (
    <nav class="pm-back" aria-label={words[page.lang].path}>
      <a href={back.href}>{back.text}</a>
    </nav>
  );

/** A page of the application: header, navigation, content and what now. */
export function Page(props: PageProps) {
  const { page, title, now } = props;
  const classes = ['pm-frame', now ? 'pm-frame--now' : '', props.wide ? 'pm-frame--wide' : ''];
  return (
    <Document page={page} title={title} errors={props.errors} layout="app">
      <DemoBar page={page} />
      <Header page={page} />
      <div class={classes.filter(Boolean).join(' ')}>
        <SideNav page={page} />
        <main id="content" class="pm-main" tabindex={-1}>
          <Notice page={page} />
          <Back back={props.back} page={page} />
          <h1>{title}</h1>
          {props.lead ? <p class="pm-lead">{props.lead}</p> : null}
          {now ? (
            <aside class="pm-now" aria-labelledby="pm-now-title">
              <h2 id="pm-now-title">{words[page.lang].now}</h2>
              {now}
            </aside>
          ) : null}
          <div class="pm-content">{props.children}</div>
        </main>
      </div>
    </Document>
  );
}
