import { enrol } from '../../../doors/enrol.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { manager } from '../../studies/access.ts';
import { randomiseSchema } from '../schema.ts';

export const randomiseByNumber = post('/randomise', {
  access: manager,
  body: randomiseSchema,
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
