import { z } from 'zod';
import { openStudies, readyPeople } from '../../../doors/eligibility.ts';
import { get, view } from '../../../office/route.ts';
import { manager } from '../../studies/access.ts';
import { RandomisePage } from '../view.tsx';

export const showReady = get('/randomise', {
  access: manager,
  query: z.object({ study: z.uuid().optional() }),
  reads: 'nothing sensitive',
  show: async ({ doors, clock, page, query, viewer }) => {
    const organisationId = viewer.organisation?.id ?? '';
    const studies = await openStudies(doors, organisationId);
    const study = studies.find((one) => one.id === query.study) ?? studies[0];
    const people = study === undefined ? [] : await readyPeople(doors, clock, organisationId, study.id);
    return view(<RandomisePage page={page} studies={studies} study={study} people={people} />);
  },
});
