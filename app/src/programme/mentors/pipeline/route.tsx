import { z } from 'zod';
import { toLastPage } from '../../../office/paged.ts';
import { get, view } from '../../../office/route.ts';
import { onPage } from '../list/find.ts';
import { stagesOnTheWay } from '../stages.ts';
import { StagePage } from './stage.tsx';
import { daysToApproval, longestIn, stageCounts } from './store.ts';
import { PipelinePage } from './view.tsx';

/** So many of each stage stand on the page of all stages. */
const most = 10;

export const showPipeline = get('/mentors/pipeline', {
  access: { who: ['coordinator'], over: 'organisation' },
  query: z.object({
    stage: z.enum(stagesOnTheWay).optional().catch(undefined),
    page: z.coerce.number().int().min(1).max(9999).default(1).catch(1),
  }),
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, house, query: { stage, page: number } }) => {
    const today = clock.today();
    const lines = stage === undefined ? { from: 0, most } : { from: onPage * (number - 1), most: onPage };
    const [counts, people, approvals] = await cases.read((db) =>
      Promise.all([
        stageCounts(db, today),
        longestIn(db, stage === undefined ? stagesOnTheWay : [stage], lines, today),
        daysToApproval(db, today.subtract({ years: 1 })),
      ]),
    );
    const counted = counts.find((one) => one.stage === stage);
    if (counted === undefined) {
      const form = `${house.publicUrl}/volunteer`;
      return view(<PipelinePage {...{ page, counts, people, approvals, form, today }} />);
    }
    if (people.length === 0 && number > 1) return toLastPage(page, counted.count, onPage);
    return view(<StagePage {...{ page, counted, people, number, today }} />);
  },
});
