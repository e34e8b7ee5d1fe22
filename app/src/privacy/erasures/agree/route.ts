import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, redirect } from '../../../office/route.ts';
import { idParams } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { eraseSubject } from '../../retention/erase.ts';
import { holdWords } from '../show/view.tsx';
import { agreeTo, findErasure, heldNow, subjectOf, writeProof } from '../store.ts';
import { texts } from '../texts.ts';

/** The second person looks, says yes, and it goes: yes, rows and proof in one transaction. */
export const agreeToErasure = post('/privacy/erasures/:id/agree', {
  access: guardians,
  params: idParams,
  body: z.strictObject({}),
  audit: 'erasure.agreed',
  act: async ({ privacy, params, viewer, clock, lang }) => {
    const now = clock.now();
    await privacy.change(
      (result: { readonly subject: string; readonly rows: number }) => ({
        action: 'erasure.agreed',
        subject: result.subject,
        detail: { erasure: params.id, rows: result.rows },
      }),
      async (db) => {
        const erasure = await findErasure(db, params.id);
        if (erasure === undefined) throw new Absent('no-such-erasure');
        if (erasure.askedBy === viewer.userId)
          throw new Refused('own-erasure', { da: texts.da.own, en: texts.en.own });
        const late = new Refused('erasure-late', { da: texts.da.noLonger, en: texts.en.noLonger });
        const subject = await subjectOf(db, erasure);
        if (subject === undefined || !(await agreeTo(db, params.id, { by: viewer.userId, now }))) throw late;
        const holds = await heldNow(db, subject, clock.today());
        if (holds.length > 0)
          throw new Refused('erasure-held', {
            da: texts.da.held(holdWords('da', holds)),
            en: texts.en.held(holdWords('en', holds)),
          });
        const counts = await eraseSubject(db, subject, 'everything');
        await writeProof(db, params.id, counts, now);
        const rows = Object.values(counts).reduce(
          (all, one) => all + (one.deleted ?? 0) + (one.emptied ?? 0),
          0,
        );
        return { subject: subject.id, rows };
      },
    );
    return redirect(`/privacy/erasures/${params.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async () => notFound,
});
