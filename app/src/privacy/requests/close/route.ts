import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { idParams, note } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { outcomes } from '../request.ts';
import { requestPage } from '../show/page.tsx';
import { closeRequest, findRequest } from '../store.ts';
import { both, texts } from '../texts.ts';

const schema = z
  .strictObject({
    outcome: z.enum(outcomes, both('choose')),
    reason: note.refine((text) => text.length <= 300),
  })
  .refine(({ outcome, reason }) => outcome !== 'refused' || reason !== '', {
    path: ['reason'],
    message: both('reasonNeeded'),
  });

export const endRequest = post('/privacy/requests/:id/close', {
  access: guardians,
  params: idParams,
  body: schema,
  audit: 'access-request.closed',
  act: async ({ privacy, params, body, viewer, clock, lang }) => {
    const request = await privacy.read((db) => findRequest(db, params.id));
    if (request === undefined) return notFound;
    const detail = { request: params.id, outcome: body.outcome };
    await privacy.change(
      { action: 'access-request.closed', subject: request.subjectId, detail },
      async (db) => {
        const author = { by: viewer.userId, now: clock.now() };
        if (!(await closeRequest(db, params.id, body.outcome, body.reason, author))) {
          if ((await findRequest(db, params.id)) === undefined) throw new Absent('no-such-request');
          throw new Refused('request-closed', { da: texts.da.closedBefore, en: texts.en.closedBefore });
        }
        return {};
      },
    );
    return redirect(`/privacy/requests/${params.id}`, { kind: 'done', text: texts[lang].closed });
  },
  rejected: async (context, filled) => {
    const page = await requestPage(context, filled);
    return page === undefined ? notFound : rejectedForm(page);
  },
});
