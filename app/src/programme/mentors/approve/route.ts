import { notFound, post, redirect } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { idParams } from '../fields.ts';
import { mustBeApprovable } from '../policies.ts';
import { texts } from '../show/texts.ts';
import { access, changeStage, noFields } from '../stage/change.ts';

export const approveMentor = post('/mentors/:id/approve', {
  access,
  params: idParams,
  body: noFields,
  audit: 'mentor.approved',
  act: async (context) => {
    const done = await changeStage(context, 'mentor.approved', 'approved', (mentor, today) => {
      mustNotBeOwn(mentor.userId, context.viewer.userId);
      mustBeApprovable(mentor, today);
    });
    if (!done) return notFound;
    return redirect(`/mentors/${context.params.id}`, { kind: 'done', text: texts[context.lang].approved });
  },
  rejected: async () => notFound,
});
