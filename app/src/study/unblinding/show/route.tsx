import { get, notFound, view } from '../../../office/route.ts';
import { idParams, staff } from '../../studies/access.ts';
import { loadUnblinding } from '../load.ts';
import { UnblindingPage } from './view.tsx';

export const showUnblinding = get('/studies/:id/unblinding', {
  access: staff,
  params: idParams,
  proof: 'recent',
  reads: 'nothing sensitive',
  show: async (context) => {
    const found = await loadUnblinding(context);
    if (found === undefined) return notFound;
    const { page, viewer, newRequestId } = context;
    return view(<UnblindingPage page={page} {...found} viewerId={viewer.userId} requestId={newRequestId} />);
  },
});
