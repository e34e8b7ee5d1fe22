import { get, view } from '../../../office/route.ts';
import { byStage } from './stats.ts';
import { daysToApproval, onTheWay } from './store.ts';
import { PipelinePage } from './view.tsx';

export const showPipeline = get('/mentors/pipeline', {
  access: { who: ['coordinator'], over: 'organisation' },
  reads: 'nothing sensitive',
  show: async ({ cases, clock, page, house }) => {
    const today = clock.today();
    const { people, approvals } = await cases.read(async (db) => ({
      people: await onTheWay(db, today),
      approvals: await daysToApproval(db, today.subtract({ years: 1 })),
    }));
    return view(
      <PipelinePage
        page={page}
        groups={byStage(people, today)}
        approvals={approvals}
        form={`${house.publicUrl}/volunteer`}
        today={today}
      />,
    );
  },
});
