import { resultsJson } from '@primus-motor/evaluation';
import { get, notFound, type Reply } from '../../../../office/route.ts';
import { evaluator, idParams } from '../../../studies/access.ts';
import { standingOf } from '../../load.ts';

export const resultsFile = get('/studies/:id/analysis/results.json', {
  access: evaluator,
  params: idParams,
  proof: 'recent',
  reads: 'analysis.read',
  show: async ({ study, params, viewer }): Promise<Reply> => {
    const found = await study.read((db) => standingOf(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined || !('stored' in found) || found.stored === undefined) return notFound;
    const content = resultsJson(found.stored.results);
    return { kind: 'file', name: 'results.json', type: 'application/json', content };
  },
});
