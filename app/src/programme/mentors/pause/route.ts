import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { mustBePausable } from '../policies.ts';
import { texts } from '../show/texts.ts';
import { access, changeStage, noFields } from '../stage/change.ts';

export const pauseMentor = post('/mentors/:id/pause', {
  access,
  params: idParams,
  body: noFields,
  audit: 'mentor.paused',
  act: async (context) => {
    const done = await changeStage(context, 'mentor.paused', 'paused', mustBePausable);
    if (!done) return notFound;
    return redirect(`/mentors/${context.params.id}`, { kind: 'done', text: texts[context.lang].paused });
  },
  rejected: async () => notFound,
});
