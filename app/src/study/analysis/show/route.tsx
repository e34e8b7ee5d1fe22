import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { evaluator, idParams, noFields } from '../../studies/access.ts';
import { isCurrent, orRefuse, standingOf } from '../load.ts';
import { notMature } from '../policies.ts';
import { computeBlinded } from '../run.ts';
import { keepAnalysis } from '../store.ts';
import { AnalysisPage, NotMaturePage, NotRunPage } from './view.tsx';

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
    return view(
      <AnalysisPage
        page={page}
        study={found.study}
        stored={stored}
        current={current}
        requestId={newRequestId}
      />,
    );
  },
});

export const runAnalysis = post('/studies/:id/analysis', {
  access: evaluator,
  params: idParams,
  body: noFields,
  audit: 'analysis.run',
  act: async ({ study, params, viewer, clock, say }) => {
    const organisationId = viewer.organisation?.id ?? '';
    await study.change<{ readonly id: string; readonly hash: string }>(
      ({ id, hash }) => ({ action: 'analysis.run', subject: params.id, detail: { analysis: id, hash } }),
      async (db) => {
        const found = await standingOf(db, organisationId, params.id);
        if (found === undefined || !('data' in found)) throw notMature();
        const computed = orRefuse(() => computeBlinded(found.data));
        const id = await keepAnalysis(db, {
          studyId: found.study.id,
          organisationId,
          importId: found.importId,
          computed,
          by: viewer.userId,
          at: clock.now(),
        });
        return { id, hash: computed.hash };
      },
    );
    return redirect(`/studies/${params.id}/analysis`, {
      kind: 'done',
      text: say({ da: 'Analysen er kørt.', en: 'The analysis has been run.' }),
    });
  },
  rejected: async () => notFound,
});
