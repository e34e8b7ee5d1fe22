import { z } from 'zod';
import { get, notFound, view } from '../../route.ts';
import { findEvent, namesOf } from '../store.ts';
import { EventPage } from './view.tsx';

export const auditEvent = get('/audit/:seq', {
  access: { who: ['administrator', 'data-protection-officer'], over: 'organisation' },
  params: z.object({
    seq: z
      .string()
      .regex(/^\d{1,15}$/u)
      .transform(Number),
  }),
  reads: 'audit.read',
  show: async ({ cases, accounts, viewer, page, params }) => {
    const event = await cases.read((db) => findEvent(db, params.seq));
    if (event === undefined) return notFound;
    const ids = [event.actor, event.subject ?? event.actor];
    const names = await accounts.read((db) => namesOf(db, viewer.organisation?.id ?? '', ids));
    return view(<EventPage page={page} event={event} names={names} />);
  },
});
