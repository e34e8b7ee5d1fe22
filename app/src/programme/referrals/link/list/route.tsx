import { get, view } from '../../../../office/route.ts';
import { colleagueNames } from '../../../mentors/store.ts';
import { access } from '../access.ts';
import { waitingLinks } from '../store.ts';
import { WaitingLinksPage } from './view.tsx';

export const listLinks = get('/referral-links', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, clock }) => {
    const found = await cases.read(async (db) => ({
      links: await waitingLinks(db, clock.now()),
      names: await colleagueNames(db),
    }));
    return view(<WaitingLinksPage page={page} {...found} />);
  },
});
