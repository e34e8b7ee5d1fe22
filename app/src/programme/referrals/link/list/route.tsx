import { get, view } from '../../../../office/route.ts';
import { namesOf } from '../../../mentors/store.ts';
import { access } from '../access.ts';
import { waitingLinks } from '../store.ts';
import { WaitingLinksPage } from './view.tsx';

export const listLinks = get('/referral-links', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, clock }) => {
    const found = await cases.read(async (db) => {
      const links = await waitingLinks(db, clock.now());
      const names = await namesOf(
        db,
        links.map(({ madeBy }) => madeBy),
      );
      return { links, names };
    });
    return view(<WaitingLinksPage page={page} {...found} />);
  },
});
