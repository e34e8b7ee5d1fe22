import { z } from 'zod';
import { toLastPage } from '../../office/paged.ts';
import { get, view } from '../../office/route.ts';
import { listWaiting } from './store.ts';
import { WaitingPage } from './view.tsx';

const size = 50;

export const waitingList = get('/waiting', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  reads: 'nothing sensitive',
  show: async ({ cases, page, clock, query: { page: number } }) => {
    const today = clock.today();
    const found = await cases.read((db) => listWaiting(db, today, { number, size }));
    const pages = Math.max(1, Math.ceil(found.total / size));
    if (number > pages) return toLastPage(page, found.total, size);
    return view(
      <WaitingPage
        page={page}
        waiting={found.rows}
        total={found.total}
        averageDays={found.averageDays}
        number={number}
        pages={pages}
        today={today}
      />,
    );
  },
});
