import { z } from 'zod';
import { get, view } from '../../../office/route.ts';
import { purposes } from '../consent.ts';
import { peopleWith } from './store.ts';
import { ConsentListPage } from './view.tsx';

/** Who has said yes to a purpose and not no again: asked of the consents at each opening. */
export const consentList = get('/consents', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({ purpose: z.enum(purposes).catch('story-photo') }),
  reads: 'consent-list.read',
  show: async ({ cases, page, query, clock }) => {
    const people = await cases.read((db) => peopleWith(db, query.purpose, clock.today()));
    return view(<ConsentListPage page={page} purpose={query.purpose} people={people} />);
  },
});
