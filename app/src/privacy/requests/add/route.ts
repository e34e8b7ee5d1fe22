import { Refused } from '../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { newRequestPage } from '../new/page.tsx';
import { addRequest, subjectByMarks } from '../store.ts';
import { texts } from '../texts.ts';
import { requestSchema } from './schema.ts';

/** Whoever asks is found by two marks that both must fit; nobody can look around in the register here. */
export const registerRequest = post('/privacy/requests', {
  access: guardians,
  body: requestSchema,
  audit: 'access-request.registered',
  act: async (context) => {
    const { privacy, body, viewer, clock, lang } = context;
    const { kind, receivedOn, identifiedBy, reason } = body;
    const values = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
    const refuse = (field: string, words: string) =>
      rejectedForm(newRequestPage(context, { values, errors: { [field]: words } }));
    if (Temporal.PlainDate.compare(receivedOn, clock.today()) > 0)
      return refuse('receivedOn', texts[lang].notFuture);
    const subjectId = await privacy.read((db) => subjectByMarks(db, body));
    if (subjectId === undefined) return refuse('mark', texts[lang].notFound);
    const organisationId = viewer.organisation?.id ?? '';
    const { id } = await privacy.change(
      (result: { readonly id: string }) => ({
        action: 'access-request.registered',
        subject: subjectId,
        detail: { kind, request: result.id },
      }),
      async (db) => {
        const request = { organisationId, kind, subjectId, receivedOn, identifiedBy, reason };
        const added = await addRequest(db, request, { by: viewer.userId, now: clock.now() });
        if (added === undefined)
          throw new Refused('request-open', { da: texts.da.already, en: texts.en.already });
        return { id: added };
      },
    );
    return redirect(`/privacy/requests/${id}`, { kind: 'done', text: texts[lang].added });
  },
  rejected: async (context, filled) => rejectedForm(newRequestPage(context, filled)),
});
