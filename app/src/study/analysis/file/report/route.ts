import { reportHtml } from '@primus-motor/evaluation';
import { get, notFound, type Reply } from '../../../../office/route.ts';
import { evaluator, idParams } from '../../../studies/access.ts';
import { standingOf } from '../../load.ts';

export const reportFile = get('/studies/:id/analysis/report.html', {
  access: evaluator,
  params: idParams,
  proof: 'recent',
  reads: 'analysis.read',
  show: async ({ study, params, viewer }): Promise<Reply> => {
    const found = await study.read((db) => standingOf(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined || !('stored' in found) || found.stored === undefined) return notFound;
    const content = reportHtml(found.stored.results);
    return { kind: 'file', name: 'report.html', type: 'text/html; charset=utf-8', content };
  },
});
