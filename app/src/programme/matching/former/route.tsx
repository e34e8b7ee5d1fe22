import { z } from 'zod';
import { get, notFound, view } from '../../../office/route.ts';
import { EmptyState, formatDate, Page } from '../../../ui/index.ts';
import { Contacts } from '../../contacts/course/contacts.tsx';
import { contactsOf } from '../../contacts/store.ts';
import { formerCourses, ownFormerContacts } from './store.ts';
import { texts } from './texts.ts';

/** What a mentor who left may still read: the own contacts, until the day that was chosen. */
export const formerCourse = get('/my/former/:courseId', {
  access: { who: ['mentor'], over: 'own', subject: 'course' },
  params: z.object({ courseId: z.uuid() }),
  reads: 'course.read',
  show: async ({ cases, page, params, lang }) => {
    const found = await cases.read(async (db) => {
      const course = (await formerCourses(db)).find((one) => one.courseId === params.courseId);
      if (course === undefined) return undefined;
      // Who is a coordinator as well could see them all: here only the own ones are shown.
      const own = await ownFormerContacts(db);
      const contacts = await contactsOf(db, [course.courseId]);
      return { course, contacts: contacts.filter((contact) => own.has(contact.id)) };
    });
    if (found === undefined) return notFound;
    const { course, contacts } = found;
    const text = texts[lang];
    const lead = text.lead(formatDate(lang, course.leftOn, 'day'), formatDate(lang, course.until, 'day'));
    return view(
      <Page page={page} title={text.title(course.label)} lead={lead} back={{ href: '/my', text: text.back }}>
        {contacts.length === 0 ? (
          <EmptyState text={text.none} />
        ) : (
          <Contacts page={page} contacts={contacts} />
        )}
      </Page>,
    );
  },
});
