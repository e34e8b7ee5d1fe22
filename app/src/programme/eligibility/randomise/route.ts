import { z } from 'zod';
import { enrol } from '../../../doors/enrol.ts';
import { notFound, post, redirect } from '../../../office/route.ts';

export const randomise = post('/people/:id/randomise', {
  access: { who: ['coordinator'], over: 'branch', subject: 'person' },
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ study: z.uuid() }),
  audit: 'participant.allocated',
  act: async ({ doors, house, clock, viewer, params, body, say }) => {
    const parts = { secrets: house.secrets, clock, viewer };
    const { arm } = await enrol(doors, parts, { personId: params.id, studyId: body.study });
    return redirect(`/people/${params.id}`, {
      kind: 'done',
      text:
        arm === 'mentoring'
          ? say({
              da: 'Lodtrækningen er sket: et forløb med to mentorer.',
              en: 'Randomised: a course with two mentors.',
            })
          : say({ da: 'Lodtrækningen er sket: kontrolgruppen.', en: 'Randomised: the control group.' }),
    });
  },
  rejected: async () => notFound,
});
