import { Refused } from '../../../../office/refused.ts';
import { notFound, post, redirect } from '../../../../office/route.ts';
import { idParams } from '../../../mentors/fields.ts';
import { lockBirthDates, noteDuplicates } from '../../../referrals/duplicates/store.ts';
import { referralsOf } from '../../../referrals/store.ts';
import { access, loadCare } from '../../care/page.tsx';
import { noteChange } from '../../changes.ts';
import { lookForNames } from '../../named.ts';
import { lockPerson, writeBirthDate } from '../../store.ts';
import { returnForm } from '../page.tsx';
import { birthDateSchema } from '../schema.ts';
import { texts } from '../texts.ts';

const stands = () => new Refused('birth-date-stands', { da: texts.da.stands, en: texts.en.stands });

/** Adds a date of birth where there is none, with where it is from; who may be the same person is looked up anew. */
export const addBirthDate = post('/people/:id/birth-date', {
  access,
  params: idParams,
  body: birthDateSchema,
  warns: lookForNames(['source']),
  audit: 'person.birth-date-added',
  act: async (context) => {
    const { cases, clock, viewer, body, lang } = context;
    const found = await loadCare(context);
    if (found === undefined) return notFound;
    const { person } = found;
    const values = { birthDate: body.birthDate.toString(), source: body.source };
    if (Temporal.PlainDate.compare(body.birthDate.add({ years: 15 }), clock.today()) > 0)
      return returnForm(context, { errors: { birthDate: texts[lang].young }, values, lists: {} });
    const event = { action: 'person.birth-date-added', subject: person.id, branchId: person.branch_id };
    await cases.change(event, async (db) => {
      await lockBirthDates(db, person.organisation_id);
      await lockPerson(db, person.id);
      if (!(await writeBirthDate(db, person.id, body.birthDate))) throw stands();
      await noteChange(db, person, {
        field: 'birth-date',
        oldValue: '',
        newValue: values.birthDate,
        source: body.source,
        changedBy: viewer.userId,
        changedAt: clock.now(),
      });
      for (const referral of await referralsOf(db, person.id))
        await noteDuplicates(db, referral.id, clock.now());
      return {};
    });
    return redirect(`/people/${person.id}#consents`, { kind: 'done', text: texts[lang].done });
  },
  rejected: returnForm,
});
