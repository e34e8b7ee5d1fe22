import { homeOf } from '../navigation.ts';
import { hasOrganisation } from '../organisations.ts';
import { get, redirect, view } from '../route.ts';
import { publishedResults } from './store.ts';
import { FrontPage } from './view.tsx';

/** The first page: for who is signed in the own day, for everybody else the ways in. */
export const front = get('/', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async ({ viewer, page, house, accounts, study }) => {
    if (viewer.userId !== '') return redirect(homeOf(viewer), page.notice);
    const [organised, demo, results] = await Promise.all([
      accounts.read(hasOrganisation),
      house.demoOpen(),
      study.read(publishedResults),
    ]);
    // An invented result stands beside the demo it belongs to, and never alone.
    const shown = results.filter(({ invented }) => demo || !invented);
    return view(<FrontPage page={page} organised={organised} demo={demo} results={shown} />);
  },
});
