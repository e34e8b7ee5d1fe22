import { z } from 'zod';
import { toLastPage } from '../../paged.ts';
import { get, view } from '../../route.ts';
import { listMail } from '../store.ts';
import { OutboxPage } from './view.tsx';

const pageSize = 50;

export const outbox = get('/outbox', {
  access: { who: ['administrator'], over: 'organisation' },
  query: z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }),
  reads: 'nothing sensitive',
  show: async ({ accounts, viewer, house, page, query }) => {
    const { id = '', demo = false } = viewer.organisation ?? {};
    const asked = { size: pageSize, number: query.page };
    const found = await accounts.read((db) => listMail(db, id, asked));
    const pages = Math.ceil(found.total / pageSize);
    if (query.page > 1 && query.page > pages) return toLastPage(page, found.total, pageSize);
    const sends = { sendsMail: house.sendsMail && !demo, demo };
    return view(<OutboxPage page={page} {...found} {...sends} current={query.page} pages={pages} />);
  },
});
