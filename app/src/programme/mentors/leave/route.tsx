import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { mustBeFreeToLeave } from '../policies.ts';
import { access, changeStage, noFields } from '../stage/change.ts';
import { assignmentsOfMentor, findMentor } from '../store.ts';
import { texts } from './texts.ts';
import { LeavePage } from './view.tsx';

export const askToLeave = get('/mentors/:id/leave', {
  access,
  params: idParams,
  reads: 'mentor.read',
  show: async ({ cases, clock, page, params, newRequestId }) => {
    const found = await cases.read(async (db) => {
      const mentor = await findMentor(db, params.id, clock.today());
      if (mentor === undefined || mentor.stage === 'left') return undefined;
      const all = await assignmentsOfMentor(db, mentor.id);
      return { mentor, running: all.filter(({ until }) => until === undefined) };
    });
    return found === undefined
      ? notFound
      : view(<LeavePage page={page} {...found} requestId={newRequestId} />);
  },
});

/** For good; a pause is the other thing. */
export const letLeave = post('/mentors/:id/leave', {
  access,
  params: idParams,
  body: noFields,
  audit: 'mentor.left',
  act: async (context) => {
    if (!(await changeStage(context, 'mentor.left', 'left', mustBeFreeToLeave))) return notFound;
    return redirect(`/mentors/${context.params.id}`, { kind: 'done', text: texts[context.lang].done });
  },
  rejected: async () => notFound,
});
