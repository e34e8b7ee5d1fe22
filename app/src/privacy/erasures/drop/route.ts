import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { dropErasure, findErasure } from '../store.ts';
import { texts } from '../texts.ts';

export const giveUpErasure = post('/privacy/erasures/:id/drop', {
  access: guardians,
  params: idParams,
  body: z.strictObject({}),
  audit: 'erasure.dropped',
  act: async ({ privacy, params, viewer, clock, lang }) => {
    await privacy.change(
      (result: { readonly subject: string }) => ({
        action: 'erasure.dropped',
        subject: result.subject,
        detail: { erasure: params.id },
      }),
      async (db) => {
        const erasure = await findErasure(db, params.id);
        if (erasure?.subjectId === undefined) throw new Absent('no-such-erasure');
        if (!(await dropErasure(db, params.id, { by: viewer.userId, now: clock.now() })))
          throw new Refused('erasure-late', { da: texts.da.noLonger, en: texts.en.noLonger });
        return { subject: erasure.subjectId };
      },
    );
    return redirect('/privacy/erasures', { kind: 'done', text: texts[lang].droppedNow });
  },
  rejected: async () => notFound,
});
