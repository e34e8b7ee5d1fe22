import { notFound, post, redirect, rejectedForm } from '../../../office/route.ts';
import { mustNotBeOwn } from '../../own-business.ts';
import { idParams } from '../fields.ts';
import { overMentor } from '../form/access.ts';
import { foreignTown, showForm } from '../form/page.tsx';
import { formOf, isBorn, type MentorInput, mentorSchema, notBorn } from '../form/schema.ts';
import { texts } from '../form/texts.ts';
import { writtenIn } from '../form/values.ts';
import { changeMentor, findMentor, lockMentors, type MentorRecord } from '../store.ts';

/** What is asked of the mentor hangs on the age and on whether a child certificate is needed. */
const changesDemands = (
  { birthDate, demands }: Pick<MentorRecord, 'birthDate' | 'demands'>,
  body: Pick<MentorInput, 'birthDate' | 'childCertificate'>,
): boolean =>
  birthDate?.equals(body.birthDate) !== true ||
  (demands?.childCertificate ?? false) !== (body.childCertificate === 'yes');

export const correctMentor = post('/mentors/:id/edit', {
  access: overMentor,
  params: idParams,
  body: mentorSchema,
  audit: 'mentor.corrected',
  act: async (context) => {
    const { cases, clock, body, params, viewer, lang, say } = context;
    const found = await cases.read((db) => findMentor(db, params.id, clock.today()));
    if (found === undefined) return notFound;
    if (!isBorn(body, clock.today()))
      return rejectedForm(
        await showForm(context, { ...writtenIn(body), errors: { birthDate: say(notBorn) } }, found),
      );
    if (changesDemands(found, body)) mustNotBeOwn(found.userId, viewer.userId);
    const event = { action: 'mentor.corrected', subject: found.id, branchId: found.branchId };
    await cases.change(event, async (db) => {
      await lockMentors(db, [found.id]);
      if (!(await changeMentor(db, found, formOf(body)))) throw foreignTown();
      return {};
    });
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => {
    const mentor = await context.cases.read((db) => findMentor(db, context.params.id, context.clock.today()));
    return mentor === undefined ? notFound : rejectedForm(await showForm(context, filled, mentor));
  },
});
