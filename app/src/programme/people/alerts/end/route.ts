import { z } from 'zod';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { access, authorOf, loadCare } from '../../care/page.tsx';
import { endAlert } from '../../care/store.ts';
import { texts } from '../texts.ts';

export const endAlertRoute = post('/people/:id/alerts/:alert/end', {
  access,
  params: z.object({ id: z.uuid(), alert: z.uuid() }),
  body: z.strictObject({}),
  audit: 'person.alert-ended',
  act: async (context) => {
    const { cases, params, lang } = context;
    const found = await loadCare(context);
    if (found === undefined || !found.care.alerts.some(({ id }) => id === params.alert)) return notFound;
    const event = {
      action: 'person.alert-ended',
      subject: found.person.id,
      branchId: found.person.branch_id,
      detail: { alertId: params.alert },
    };
    await cases.change(event, async (db) => ({
      ended: await endAlert(db, params.id, params.alert, authorOf(context)),
    }));
    return redirect(`/people/${params.id}/alerts`, { kind: 'done', text: texts[lang].ended });
  },
  rejected: async () => notFound,
});
