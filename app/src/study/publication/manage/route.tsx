import { get, notFound, view } from '../../../office/route.ts';
import { idParams, manager } from '../../studies/access.ts';
import { unblindingState } from '../../unblinding/load.ts';
import { prepareRelease } from '../prepare.ts';
import { publicationOf } from '../store.ts';
import { PublicationPage } from './view.tsx';

export const showPublication = get('/studies/:id/publication', {
  access: manager,
  params: idParams,
  reads: 'nothing sensitive',
  show: async (context) => {
    const { study, page, params, viewer, newRequestId } = context;
    const found = await study.read(async (db) => {
      const state = await unblindingState(db, viewer.organisation?.id ?? '', params.id);
      if (state === undefined) return undefined;
      const standing = await publicationOf(db, state.study.id);
      const approved = state.unblinding?.approvedAt !== undefined;
      const release =
        approved && standing === undefined ? (await prepareRelease(db, context)).release : undefined;
      return { study: state.study, standing, approved, release };
    });
    if (found === undefined) return notFound;
    return view(<PublicationPage page={page} {...found} requestId={newRequestId} />);
  },
});
