import { whoChanges } from '../../../office/fields.ts';
import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { listPrisons } from '../../referrals/store.ts';
import { backTo } from '../back.ts';
import { idParams } from '../fields.ts';
import { mentorPage } from '../show/route.tsx';
import { texts } from '../show/texts.ts';
import { addCheck, findMentor, lockMentors } from '../store.ts';
import { checkSchema } from './schema.ts';

const afterToday = {
  da: 'Datoen ligger i fremtiden. Skriv den dag, det blev set.',
  en: 'The date is in the future. Write the day it was seen.',
};

/** Writes down that a check was seen; the stage follows. */
export const recordCheck = post('/mentors/:id/checks', {
  access: { who: whoChanges(['coordinator'], 'check'), over: 'branch', subject: 'mentor' },
  params: idParams,
  body: checkSchema,
  audit: 'mentor.check-seen',
  act: async (context) => {
    const { cases, clock, body, params, viewer, lang } = context;
    const today = clock.today();
    if (Temporal.PlainDate.compare(body.seenOn, today) > 0) {
      const values = {
        kind: body.kind,
        prison: body.prison,
        seenOn: body.seenOn.toString(),
        validUntil: body.validUntil?.toString() ?? '',
      };
      const shown = await mentorPage(context, {
        form: 'check',
        errors: { seenOn: context.say(afterToday) },
        values,
      });
      return shown === undefined ? notFound : rejectedForm(shown);
    }
    const found = await cases.read(async (db) => {
      const mentor = await findMentor(db, params.id, today);
      if (mentor === undefined || body.prison === '') return mentor;
      const own = await listPrisons(db, mentor.organisationId);
      return own.some(({ id }) => id === body.prison) ? mentor : undefined;
    });
    if (found === undefined) return notFound;
    mustNotBeOwn(found.userId, viewer.userId);
    await cases.change(
      (result: { stage: string }) => ({
        action: 'mentor.check-seen',
        subject: found.id,
        branchId: found.branchId,
        detail: { kind: body.kind, seenOn: body.seenOn.toString(), ...result },
      }),
      async (db) => {
        await lockMentors(db, [found.id]);
        const check = {
          kind: body.kind,
          seenOn: body.seenOn,
          validUntil: body.validUntil,
          prisonId: body.prison === '' ? undefined : body.prison,
        };
        return { stage: await addCheck(db, found, check, { by: viewer.userId, now: clock.now(), today }) };
      },
    );
    return redirect(backTo(body.from, found.id), { kind: 'done', text: texts[lang].checkSaved });
  },
  rejected: async (context, { errors, values }) => {
    const shown = await mentorPage(context, { form: 'check', errors, values });
    return shown === undefined ? notFound : rejectedForm(shown);
  },
});
