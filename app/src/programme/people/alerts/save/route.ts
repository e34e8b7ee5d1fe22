import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { access, authorOf, loadCare } from '../../care/page.tsx';
import { addAlert } from '../../care/store.ts';
import { lookForNames } from '../../named.ts';
import { lockPerson } from '../../store.ts';
import { returnForm } from '../page.tsx';
import { alertSchema } from '../schema.ts';
import { texts } from '../texts.ts';

export const setAlert = post('/people/:id/alerts', {
  access,
  params: idParams,
  body: alertSchema,
  warns: lookForNames(['text']),
  audit: 'person.alert-set',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    const values = {
      kind: body.kind,
      text: body.text,
      until: body.until?.toString() ?? '',
      forMentors: body.forMentors ?? '',
    };
    if (body.until !== undefined && Temporal.PlainDate.compare(body.until, clock.today()) < 0)
      return returnForm(context, { errors: { until: texts[lang].past }, values, lists: {} });
    const alert = {
      kind: body.kind,
      text: body.text,
      forMentors: body.forMentors === 'yes',
      from: clock.today(),
      until: body.until,
    };
    await cases.change(
      (result: { alertId: string }) => ({
        action: 'person.alert-set',
        subject: person.id,
        branchId: person.branch_id,
        detail: { kind: alert.kind, forMentors: alert.forMentors, ...result },
      }),
      async (db) => {
        await lockPerson(db, person.id);
        return { alertId: await addAlert(db, person, alert, authorOf(context)) };
      },
    );
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
