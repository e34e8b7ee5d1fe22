import { get, view } from '../../../office/route.ts';
import { listPublished } from '../store.ts';
import { ResultListPage } from './view.tsx';

export const showResults = get('/results', {
  access: { who: 'anyone' },
  reads: 'nothing sensitive',
  show: async ({ study, page }) => {
    const published = await study.read(listPublished);
    return view(<ResultListPage page={page} published={published} />);
  },
});
