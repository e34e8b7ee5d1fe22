import { Notice } from '../show/notice.tsx';
import type { Content, FormErrors, PageContext } from '../types.ts';
import { Document } from './document.tsx';
import { DemoBar, Header } from './header.tsx';

export interface PublicPageProps {
  readonly page: PageContext;
  readonly title: string;
  readonly lead?: Content;
  readonly wide?: boolean | undefined;
  readonly errors?: FormErrors | undefined;
  /** Stands under a line at the end of the page: source, date, how to check. */
  readonly footer?: Content;
  readonly children?: Content;
}

/** A page for someone who is not signed in: no navigation, one column. */
export function PublicPage(props: PublicPageProps) {
  const { page, title } = props;
  const frame: PageContext = { ...page, nav: [] };
  return (
    <Document page={page} title={title} errors={props.errors} layout="public">
      <DemoBar page={page} />
      <Header page={frame} />
      <div class={props.wide ? 'pm-frame pm-frame--public pm-frame--wide' : 'pm-frame pm-frame--public'}>
        <main id="content" class="pm-main" tabindex={-1}>
          <Notice page={page} />
          <h1>{title}</h1>
          {props.lead ? <p class="pm-lead">{props.lead}</p> : null}
          <div class="pm-content">{props.children}</div>
        </main>
      </div>
      {props.footer ? <footer class="pm-footer">{props.footer}</footer> : null}
    </Document>
  );
}
