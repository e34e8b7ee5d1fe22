import { get, view } from '../../../../office/route.ts';
import { listPrisons } from '../../store.ts';
import { access } from '../access.ts';
import { NewLinkPage } from '../view.tsx';

export const newLink = get('/referral-links/new', {
  access,
  reads: 'nothing sensitive',
  show: async ({ cases, page, viewer, newRequestId }) => {
    const prisons = await cases.read((db) => listPrisons(db, viewer.organisation?.id ?? ''));
    return view(<NewLinkPage page={page} prisons={prisons} requestId={newRequestId} />);
  },
});
