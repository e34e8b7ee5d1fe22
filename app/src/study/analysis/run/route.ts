import { notFound, post, redirect } from '../../../office/route.ts';
import { evaluator, idParams, noFields } from '../../studies/access.ts';
import { absentStudy } from '../../studies/policies.ts';
import { orRefuse, standingOf } from '../load.ts';
import { notMature } from '../policies.ts';
import { computeBlinded } from '../run.ts';
import { keepAnalysis } from '../store.ts';

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
        if (found === undefined) throw absentStudy();
        if (!('data' in found)) throw notMature();
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
