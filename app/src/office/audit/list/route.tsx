import { z } from 'zod';
import { get, view } from '../../route.ts';
import { lastVerification, listEvents, namesOf } from '../store.ts';
import { AuditPage } from './view.tsx';

const pageSize = 50;
const text = z.string().trim().min(1).max(200).optional().catch(undefined);

export const auditTrail = get('/audit', {
  access: { who: ['administrator', 'data-protection-officer'], over: 'organisation' },
  query: z.object({
    subject: text,
    action: text,
    before: z.coerce.number().int().positive().optional().catch(undefined),
  }),
  reads: 'audit.read',
  show: async ({ cases, accounts, viewer, page, query }) => {
    const { subject, action, before } = query;
    const filter = { subject, action, before };
    const found = await cases.read(async (db) => ({
      ...(await listEvents(db, filter, pageSize)),
      last: await lastVerification(db),
    }));
    const ids = found.events.flatMap((event) => [event.actor, event.subject ?? event.actor]);
    const names = await accounts.read((db) => namesOf(db, viewer.organisation?.id ?? '', ids));
    return view(<AuditPage page={page} filter={filter} names={names} {...found} />);
  },
});
