import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { post, redirect, rejectedForm } from '../../../office/route.ts';
import { requiredDay } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { subjectByMarks } from '../../requests/store.ts';
import { findSubject } from '../../subject.ts';
import { newErasurePage } from '../new/page.tsx';
import { askErasure } from '../store.ts';
import { both, eraseReasons, texts } from '../texts.ts';

const schema = z.strictObject({
  kind: z.enum(subjectKinds, both('choose')),
  mark: z.string().trim().min(1, both('write')).max(200, both('write')),
  born: requiredDay(both('write')),
  reason: z.enum(eraseReasons, both('choose')),
});

/** One person asks; nothing is erased before another has looked and agreed. */
export const requestErasure = post('/privacy/erasures', {
  access: guardians,
  body: schema,
  audit: 'erasure.asked',
  act: async (context) => {
    const { privacy, body, viewer, clock, lang } = context;
    const { kind, reason } = body;
    const subjectId = await privacy.read((db) => subjectByMarks(db, body));
    if (subjectId === undefined) {
      const values = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
      return rejectedForm(newErasurePage(context, { values, errors: { mark: texts[lang].notFound } }));
    }
    const { id } = await privacy.change(
      (result: { readonly id: string }) => ({
        action: 'erasure.asked',
        subject: subjectId,
        detail: { kind, reason, erasure: result.id },
      }),
      async (db) => {
        const subject = await findSubject(db, kind, subjectId);
        if (subject === undefined) throw new Absent('no-such-person');
        const asked = await askErasure(db, subject, reason, { by: viewer.userId, now: clock.now() });
        if (asked === undefined)
          throw new Refused('erasure-waits', { da: texts.da.already, en: texts.en.already });
        return { id: asked };
      },
    );
    return redirect(`/privacy/erasures/${id}`, { kind: 'done', text: texts[lang].added });
  },
  rejected: async (context, filled) => rejectedForm(newErasurePage(context, filled)),
});
