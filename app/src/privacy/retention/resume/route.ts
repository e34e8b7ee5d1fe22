import { z } from 'zod';
import { Absent } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { guardians } from '../../access.ts';
import { endPause } from '../store.ts';
import { texts } from '../texts.ts';

export const resumeErasure = post('/privacy/retention/resume', {
  access: guardians,
  body: z.strictObject({ subject: z.uuid() }),
  audit: 'retention.resumed',
  act: async ({ privacy, body, viewer, clock, lang }) => {
    await privacy.change({ action: 'retention.resumed', subject: body.subject }, async (db) => {
      if (!(await endPause(db, body.subject, { by: viewer.userId, now: clock.now() })))
        throw new Absent('no-such-pause');
      return {};
    });
    return redirect('/privacy/retention', { kind: 'done', text: texts[lang].resumed });
  },
  rejected: async () => notFound,
});
