import { get, notFound, type Reply } from '../../../../office/route.ts';
import { evaluator, idParams } from '../../../studies/access.ts';
import { analysisFile } from '../../columns.ts';
import { followAll } from '../../follow-up.ts';
import { orRefuse, standingOf } from '../../load.ts';

/** The pseudonymous rows behind the analysis, for the evaluator's own programs. */
export const dataFile = get('/studies/:id/analysis/data.csv', {
  access: evaluator,
  params: idParams,
  proof: 'recent',
  reads: 'analysis-file.read',
  show: async ({ study, params, viewer }): Promise<Reply> => {
    const found = await study.read((db) => standingOf(db, viewer.organisation?.id ?? '', params.id));
    if (found === undefined || !('data' in found)) return notFound;
    const { data } = found;
    const content = orRefuse(() => analysisFile(followAll(data), data.study.locked.protocol));
    return { kind: 'file', name: `${data.study.slug}.csv`, type: 'text/csv; charset=utf-8', content };
  },
});
