import { Refused } from '../../../office/refused.ts';
import { get, notFound, view } from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { idParams, manager } from '../../studies/access.ts';
import { unblindingState } from '../../unblinding/load.ts';
import { prepareRelease } from '../prepare.ts';
import { publicationOf } from '../store.ts';
import { PublicationPage, type PublicationPageProps } from './view.tsx';

/** What can be published, or the words about why nothing can be now. */
const prepare = async (
  db: Database,
  context: Parameters<typeof prepareRelease>[1],
): Promise<Pick<PublicationPageProps, 'release' | 'refusal'>> => {
  try {
    return { release: (await prepareRelease(db, context)).release };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.words };
    throw error;
  }
};

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
      const prepared = approved && standing === undefined ? await prepare(db, context) : {};
      return { study: state.study, standing, ...prepared };
    });
    if (found === undefined) return notFound;
    return view(<PublicationPage page={page} {...found} requestId={newRequestId} />);
  },
});
