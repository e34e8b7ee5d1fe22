import { get, notFound, view } from '../../../office/route.ts';
import { evaluator, idParams } from '../../studies/access.ts';
import { findUnblinding } from '../../unblinding/store.ts';
import { isCurrent, orRefuse, standingOf } from '../load.ts';
import { AnalysisPage } from './view.tsx';
import { NotMaturePage, NotRunPage } from './waiting.tsx';

export const showAnalysis = get('/studies/:id/analysis', {
  access: evaluator,
  params: idParams,
  reads: 'analysis.read',
  show: async ({ study, page, params, viewer, newRequestId }) => {
    const found = await study.read((db) => standingOf(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined) return notFound;
    if (!found.maturity.mature)
      return view(<NotMaturePage page={page} study={found.study} maturity={found.maturity} />);
    if (!('data' in found)) return notFound;
    const { stored, importId, data } = found;
    if (stored === undefined)
      return view(<NotRunPage page={page} study={found.study} requestId={newRequestId} />);
    const current = orRefuse(() => isCurrent(stored, importId, data));
    const unblinding = await study.read((db) => findUnblinding(db, stored.id));
    return view(
      <AnalysisPage
        page={page}
        study={found.study}
        stored={stored}
        current={current}
        opened={unblinding?.approvedAt !== undefined}
        requestId={newRequestId}
      />,
    );
  },
});
