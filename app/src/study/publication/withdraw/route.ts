import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams, manager, noFields } from '../../studies/access.ts';
import { absentStudy } from '../../studies/policies.ts';
import { findStudy } from '../../studies/store.ts';
import { nothingToWithdraw } from '../policies.ts';
import { withdraw } from '../store.ts';

export const withdrawPublication = post('/studies/:id/publication/withdraw', {
  access: manager,
  params: idParams,
  body: noFields,
  audit: 'study.publication-withdrawn',
  act: async ({ study, params, viewer, clock, say }) => {
    const event = { action: 'study.publication-withdrawn', subject: params.id };
    await study.change(event, async (db) => {
      if ((await findStudy(db, viewer.organisation?.id ?? '', params.id)) === undefined) throw absentStudy();
      if (!(await withdraw(db, params.id, viewer.userId, clock.now()))) throw nothingToWithdraw();
      return { id: params.id };
    });
    return redirect(`/studies/${params.id}/publication`, {
      kind: 'done',
      text: say({ da: 'Resultatet er trukket tilbage.', en: 'The result is withdrawn.' }),
    });
  },
  rejected: async () => notFound,
});
