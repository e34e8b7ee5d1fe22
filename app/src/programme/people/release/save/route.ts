import { notFound, post, redirect, rejectedForm } from '../../../../office/route.ts';
import { fieldsOf } from '../../../courses/release/fields.ts';
import { notYet } from '../../../courses/release/page.tsx';
import { confirmSchema } from '../../../courses/release/schema.ts';
import { currentReleaseDates, recordReleaseAlone } from '../../../courses/release-store.ts';
import { idParams } from '../../../mentors/fields.ts';
import { useAnswerNow } from '../../../referrals/answers/store.ts';
import { lookForNames } from '../../named.ts';
import { courseOf, lockPerson } from '../../store.ts';
import { access } from '../access.ts';
import { loadReleased, releasePage } from '../page.tsx';
import { mustBeAsShown } from '../policies.ts';
import { texts } from '../texts.ts';

export const recordPersonRelease = post('/people/:id/release-date', {
  access,
  params: idParams,
  body: confirmSchema,
  warns: lookForNames(['confirmedBy', 'source']),
  audit: 'person.release-recorded',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const found = await loadReleased(context);
    if (found === undefined) return notFound;
    const errors = notYet(context, body);
    if (errors !== undefined)
      return rejectedForm(releasePage(context, found, { ...fieldsOf(body), basis: body.basis }, errors));
    const { person } = found;
    const { basis, kind, certainty } = body;
    const used = body.answer === '' ? {} : { answer: body.answer };
    const detail = { kind, certainty, date: body.date?.toString() ?? null, ...used };
    const event = {
      action: 'person.release-recorded',
      subject: person.id,
      branchId: person.branch_id,
      detail,
    };
    await cases.change(event, async (db) => {
      await lockPerson(db, person.id);
      const current = (await currentReleaseDates(db, [person.id])).get(person.id)?.id ?? '';
      const courseRuns = (await courseOf(db, person.id))?.closed === false;
      mustBeAsShown({ current, shown: basis, courseRuns });
      const place = {
        personId: person.id,
        organisationId: person.organisation_id,
        branchId: person.branch_id,
      };
      const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
      if (body.answer !== '')
        await useAnswerNow(db, body.answer, person.id, { by: author.by, at: author.now });
      return { recordId: await recordReleaseAlone(db, place, body, author) };
    });
    return redirect(`/people/${person.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { values, errors }) => {
    const found = await loadReleased(context);
    return found === undefined ? notFound : rejectedForm(releasePage(context, found, values, errors));
  },
});
