import { Fragment } from 'hono/jsx';
import { parseHTML } from 'linkedom';
import type { Content, PageContext } from '../index.ts';

/** The markup of a component as text. */
export const markup = async (jsx: Content): Promise<string> =>
  String(await Fragment({ children: jsx }).toString());

/** The markup as a document to ask questions of. */
export async function render(jsx: Content): Promise<Document> {
  const html = await markup(jsx);
  return parseHTML(html.startsWith('<!doctype') ? html : `<!doctype html><body>${html}</body>`).document;
}

export const textOf = (node: Element | null): string =>
  (node?.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** An invented coordinator's request in a demo organisation. */
export const pageContext = (more: Partial<PageContext> = {}): PageContext => ({
  lang: 'da',
  path: '/today?branch=aarhus',
  csrf: 'token',
  nonce: 'nonce',
  user: { name: 'Karen Holm', roles: [{ role: 'coordinator', branch: 'Aarhus' }] },
  nav: [
    { href: '/today', text: 'I dag', current: true },
    { href: '/referrals', text: 'Henvisninger', current: false },
  ],
  organisation: { name: 'Aarhus', demo: true },
  demoRoles: [
    { id: 'coordinator', text: 'Koordinator i Aarhus', current: true },
    { id: 'mentor', text: 'Mentor', current: false },
  ],
  assets: { css: '/assets/main.css', js: '/assets/main.js' },
  ...more,
});
