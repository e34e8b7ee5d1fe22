import type { PageContext } from '../ui/index.ts';
import { type Reply, redirect } from './route.ts';

/** To the last page of a list, from an address that was kept while the list was longer. */
export const toLastPage = (page: PageContext, total: number, size: number): Reply => {
  const [path = '', query] = page.path.split('?');
  const asked = new URLSearchParams(query);
  asked.set('page', String(Math.max(1, Math.ceil(total / size))));
  return redirect(`${path}?${asked}`);
};
