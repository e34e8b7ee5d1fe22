import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { formatDate } from '../../../ui/index.ts';
import { idParams } from '../fields.ts';
import { mentorPage } from '../show/route.tsx';
import { findMentor, lockMentors } from '../store.ts';
import { absenceSchema } from './schema.ts';
import { addAbsence, endAbsence } from './store.ts';
import { texts } from './texts.ts';

const access = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;

export const overlaps = () => new Refused('absence', { da: texts.da.overlaps, en: texts.en.overlaps });

/** A mentor is away: no new courses meanwhile, and by itself with us again on the day of return. */
export const recordAbsence = post('/mentors/:id/absence', {
  access,
  params: idParams,
  body: absenceSchema,
  audit: 'mentor.absent',
  act: async ({ cases, clock, body, params, viewer, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    const detail = {
      kind: body.kind,
      from: body.from.toString(),
      returnOn: body.returnOn?.toString() ?? null,
    };
    await cases.change(
      { action: 'mentor.absent', subject: found.id, branchId: found.branchId, detail },
      async (db) => {
        await lockMentors(db, [found.id]);
        const author = { by: viewer.userId, now: clock.now(), today };
        if (!(await addAbsence(db, found, body, author))) throw overlaps();
        return {};
      },
    );
    const text = texts[lang];
    const said =
      body.returnOn === undefined ? text.saved : text.savedBack(formatDate(lang, body.returnOn, 'day'));
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: said });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'absence', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});

/** Back today, before the day that was written or from an absence without one. */
export const recordReturn = post('/mentors/:id/absence/end', {
  access,
  params: idParams,
  body: z.strictObject({}),
  audit: 'mentor.returned',
  act: async ({ cases, clock, params, lang }) => {
    const today = clock.today();
    const found = await cases.read((db) => findMentor(db, params.id, today));
    if (found === undefined) return notFound;
    await cases.change(
      { action: 'mentor.returned', subject: found.id, branchId: found.branchId },
      async (db) => {
        if (!(await endAbsence(db, found.id, today)))
          throw new Refused('not-away', { da: texts.da.notAway, en: texts.en.notAway });
        return {};
      },
    );
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].ended });
  },
  rejected: async () => notFound,
});
