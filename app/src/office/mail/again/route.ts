import { z } from 'zod';
import { notFound, post, redirect } from '../../route.ts';
import { findMail, tryAgain } from '../store.ts';

export const sendAgain = post('/outbox/:mailId/again', {
  access: { who: ['administrator'], over: 'organisation' },
  params: z.object({ mailId: z.uuid() }),
  body: z.strictObject({}),
  audit: 'mail.sent-again',
  act: async ({ accounts, viewer, clock, params, say }) => {
    const organisation = viewer.organisation?.id ?? '';
    const mail = await accounts.read((db) => findMail(db, organisation, params.mailId));
    if (mail === undefined) return notFound;
    const done = await accounts.change(
      (result: { again: boolean }) => ({
        action: 'mail.sent-again',
        subject: params.mailId,
        detail: { waiting: result.again },
      }),
      async (db) => ({ again: await tryAgain(db, organisation, params.mailId, clock.now()) }),
    );
    const text = done.again
      ? say({ da: 'Mailen sendes igen nu.', en: 'The mail is being sent again now.' })
      : say({ da: 'Mailen er sendt i mellemtiden.', en: 'The mail has been sent in the meantime.' });
    return redirect(`/outbox/${params.mailId}`, { kind: 'done', text });
  },
  rejected: async ({ params }) => redirect(`/outbox/${params.mailId}`),
});
