import type { Hono } from 'hono';
import type { Route } from './route.ts';

/**
 * Addresses that only a form posts to: the answer to one is a page, and its reader may press the other language or
 * open the address again. That asks for it with GET, and leads to the page that the form stands on: the nearest
 * address above that can be opened. Who may see that page is its own affair.
 */
export const leadBack = (server: Hono, routes: readonly Route[]): void => {
  const pages = new Set(routes.filter(({ method }) => method === 'get').map(({ path }) => path));
  const answers = new Set(routes.map(({ path }) => path).filter((path) => !pages.has(path)));
  for (const path of answers) {
    const depth = pageAbove(path, pages).split('/').length;
    server.get(path, (http) => {
      const url = new URL(http.req.url);
      const above = url.pathname.split('/').slice(0, depth).join('/') || '/';
      return http.redirect(`${above}${url.search}`, 303);
    });
  }
};

const pageAbove = (path: string, pages: ReadonlySet<string>): string => {
  const above = path.slice(0, path.lastIndexOf('/'));
  return above === '' || pages.has(above) ? above : pageAbove(above, pages);
};
