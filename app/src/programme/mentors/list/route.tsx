import { z } from 'zod';
import { toLastPage } from '../../../office/paged.ts';
import { get, view } from '../../../office/route.ts';
import { EndingPage } from './ending.tsx';
import { mentorsOnPage, onPage, overviewFor } from './find.ts';
import { MentorListPage } from './view.tsx';

export const showMentors = get('/mentors', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({
    check: z.literal('expired').optional(),
    left: z.literal('yes').optional(),
    name: z.string().trim().max(80).default('').catch(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  }),
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, query, viewer }) => {
    const today = clock.today();
    const wanted = { left: query.left === 'yes', name: query.name, page: query.page };
    const [overview, found] = await cases.read((db) =>
      Promise.all([
        overviewFor(db, viewer.userId, today),
        query.check === 'expired' ? undefined : mentorsOnPage(db, today, wanted),
      ]),
    );
    if (found === undefined) {
      const { behind } = overview;
      if (query.page > 1 && behind.length <= onPage * (query.page - 1))
        return toLastPage(page, behind.length, onPage);
      return view(<EndingPage page={page} behind={behind} number={query.page} today={today} />);
    }
    if (found.mentors.length === 0 && query.page > 1) {
      const first = await cases.read((db) => mentorsOnPage(db, today, { ...wanted, page: 1 }));
      return toLastPage(page, first.total, onPage);
    }
    return view(<MentorListPage page={page} overview={overview} {...found} wanted={wanted} today={today} />);
  },
});
