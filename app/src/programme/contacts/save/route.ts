import { notFound, post, redirect } from '../../../office/route.ts';
import { raiseConcern } from '../../concerns/store.ts';
import { lookForNames } from '../../people/named.ts';
import { errorsOf, mentorsOf, valuesOf } from '../log/entry.ts';
import { access, params, returnForm } from '../log/page.tsx';
import { logSchema } from '../log/schema.ts';
import { texts } from '../log/texts.ts';
import { addContact, type NewContact } from '../store.ts';
import { ownCourse } from '../visibility.ts';

/** Logs a contact once, credited to everybody who was there; with the tick, raises a concern in the same change. */
export const logContact = post('/my/:courseId/log', {
  access,
  params,
  body: logSchema,
  warns: lookForNames(['note'], 'mentor'),
  audit: 'contact.logged',
  act: async (context) => {
    const { cases, clock, body, viewer, lang } = context;
    const course = await cases.read((db) => ownCourse(db, context.params.courseId, clock.today()));
    if (course === undefined) return notFound;
    const errors = errorsOf(context, course, body);
    if (Object.keys(errors).length > 0)
      return returnForm(context, { errors, values: valuesOf(body), lists: { lifeAreas: body.lifeAreas } });
    const author = { by: viewer.userId, now: clock.now() };
    const contact: NewContact = {
      ...body,
      concern: body.concern === 'yes',
      mentorIds: mentorsOf(course, body.who),
    };
    await cases.change(
      (result: { contactId: string }) => ({
        action: 'contact.logged',
        subject: course.courseId,
        branchId: course.branchId,
        detail: { ...result, mode: body.mode, kept: body.kept, who: body.who, concern: contact.concern },
      }),
      async (db) => {
        const contactId = await addContact(db, course, contact, author);
        if (contact.concern) await raiseConcern(db, course, { text: '', contactId }, author);
        return { contactId };
      },
    );
    const text = contact.concern ? texts[lang].savedConcern : texts[lang].saved;
    return redirect(`/my/${course.courseId}`, { kind: 'done', text });
  },
  rejected: async (context, returned) => returnForm(context, returned),
});
