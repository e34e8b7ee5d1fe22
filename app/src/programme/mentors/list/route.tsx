import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { EndingPage } from './ending.tsx';
import { mentorsOnPage, overviewFor } from './find.ts';
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
    if (found === undefined)
      return view(<EndingPage page={page} behind={overview.behind} number={query.page} today={today} />);
    if (found.mentors.length === 0 && query.page > 1) return notFound;
    return view(<MentorListPage page={page} overview={overview} {...found} wanted={wanted} today={today} />);
  },
});
