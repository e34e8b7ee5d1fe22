import { z } from 'zod';
import { Absent, Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { requiredDay } from '../../../programme/mentors/fields.ts';
import { guardians } from '../../access.ts';
import { subjectKinds } from '../../catalogue/index.ts';
import { findSubject } from '../../subject.ts';
import { pausePage } from '../pause/page.tsx';
import { addPause } from '../store.ts';
import { bothLangs, pauseReasons, texts } from '../texts.ts';

const about = z.object({ kind: z.enum(subjectKinds), subject: z.uuid() });
const schema = z.strictObject({
  ...about.shape,
  reason: z.enum(pauseReasons, bothLangs('choose')),
  until: requiredDay(bothLangs('untilNeeded')),
});

export const pauseErasure = post('/privacy/retention/pause', {
  access: guardians,
  body: schema,
  audit: 'retention.paused',
  act: async (context) => {
    const { privacy, body, viewer, clock, lang } = context;
    const { kind, subject, reason, until } = body;
    const today = clock.today();
    if (
      Temporal.PlainDate.compare(until, today) <= 0 ||
      Temporal.PlainDate.compare(until, today.add({ years: 2 })) > 0
    ) {
      const errors = { until: texts[lang].untilNeeded };
      const page = await pausePage(
        context,
        { kind, subject },
        { values: { reason, until: until.toString() }, errors },
      );
      return page === undefined ? notFound : rejectedForm(page);
    }
    const detail = { kind, reason, until: until.toString() };
    await privacy.change({ action: 'retention.paused', subject, detail }, async (db) => {
      const found = await findSubject(db, kind, subject);
      if (found === undefined) throw new Absent('no-such-person');
      const pause = { organisationId: found.organisationId, kind, subjectId: subject, reason, until };
      if (!(await addPause(db, pause, { by: viewer.userId, now: clock.now() })))
        throw new Refused('paused', { da: texts.da.pausedBefore, en: texts.en.pausedBefore });
      return {};
    });
    return redirect('/privacy/retention', { kind: 'done', text: texts[lang].paused });
  },
  rejected: async (context, filled) => {
    const named = about.safeParse(filled.values);
    const page = named.success ? await pausePage(context, named.data, filled) : undefined;
    return page === undefined ? notFound : rejectedForm(page);
  },
});
