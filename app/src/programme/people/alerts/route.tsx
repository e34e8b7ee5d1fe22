import { z } from 'zod';
import { get, notFound, post, redirect, view } from '../../../office/route.ts';
import { idParams, optionalDay, requiredNote } from '../../mentors/fields.ts';
import { alertKinds } from '../care/care.ts';
import { access, authorOf, backTo, carePage, comeBack, loadCare } from '../care/page.tsx';
import { addAlert, endAlert } from '../care/store.ts';
import { lockPerson } from '../store.ts';
import { texts } from './texts.ts';
import { AlertsPage } from './view.tsx';

const alertsPage = carePage(({ page, lang, newRequestId }, found, returned) => (
  <AlertsPage
    page={page}
    {...found}
    back={backTo(lang, found)}
    values={returned?.values}
    errors={returned?.errors}
    requestId={returned?.values['_request'] ?? newRequestId}
  />
));
const returnForm = comeBack(alertsPage);

export const alertsForm = get('/people/:id/alerts', {
  access,
  params: idParams,
  reads: 'person.read',
  show: async (context) => {
    const shown = await alertsPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});

const words = 'Skriv kort, hvad der er vigtigt. | Write briefly what is important.';

export const setAlert = post('/people/:id/alerts', {
  access,
  params: idParams,
  body: z.strictObject({
    kind: z.enum(alertKinds, 'Vælg, hvad det handler om. | Choose what it is about.'),
    text: requiredNote(words).refine(
      (text) => text.length <= 200,
      'Skriv højst 200 tegn. | Write at most 200 characters.',
    ),
    until: optionalDay,
    forMentors: z.literal('yes', 'Sæt krydset, eller lad det være. | Tick the box, or leave it.').optional(),
  }),
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
