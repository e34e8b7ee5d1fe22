import { z } from 'zod';
import { toLastPage } from '../../../office/paged.ts';
import { get, view } from '../../../office/route.ts';
import { searchOf } from '../search.ts';
import { countPeople, listPeople } from '../store.ts';
import { PeoplePage } from './view.tsx';

/** On a page: of everybody, and of those found, among whom whoever looks has one in mind. */
const pageSize = { all: 50, found: 25 } as const;

export const people = get('/people', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({
    page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
    q: z.string().trim().max(80).default('').catch(''),
  }),
  reads: 'nothing sensitive',
  show: async ({ cases, page, query }) => {
    const wanted = searchOf(query.q);
    const size = wanted === undefined ? pageSize.all : pageSize.found;
    const found = await cases.read((db) => listPeople(db, query.page, size, wanted));
    if (found.rows.length === 0 && query.page > 1)
      return toLastPage(page, await cases.read((db) => countPeople(db, wanted)), size);
    return view(
      <PeoplePage page={page} people={found.rows} more={found.more} number={query.page} wanted={query.q} />,
    );
  },
});
