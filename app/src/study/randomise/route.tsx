import { z } from 'zod';
import { openStudies, readyPeople } from '../../doors/eligibility.ts';
import { enrol } from '../../doors/enrol.ts';
import { get, notFound, post, redirect, view } from '../../office/route.ts';
import { manager } from '../studies/access.ts';
import { RandomisePage } from './view.tsx';

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

export const randomiseByNumber = post('/randomise', {
  access: manager,
  body: z.strictObject({ person: z.uuid(), study: z.uuid(), number: z.string().max(20) }),
  audit: 'participant.allocated',
  act: async ({ doors, house, clock, viewer, body, say }) => {
    const parts = { secrets: house.secrets, clock, viewer };
    const { already } = await enrol(doors, parts, { personId: body.person, studyId: body.study });
    // The arm is for the branch: who allocates many must not learn the run of the arms.
    return redirect(`/randomise?study=${body.study}`, {
      kind: 'done',
      text: already
        ? say({
            da: `Nummer ${body.number} var allerede fordelt. Intet er ændret.`,
            en: `Number ${body.number} was allocated already. Nothing was changed.`,
          })
        : say({
            da: `Nummer ${body.number} er fordelt. Afdelingen kan se gruppen.`,
            en: `Number ${body.number} is allocated. The branch can see the group.`,
          }),
    });
  },
  rejected: async () => notFound,
});
