import { z } from 'zod';
import { whoSees } from '../../../office/fields.ts';
import { get, notFound, view } from '../../../office/route.ts';
import { receiptsOf } from '../../concerns/store.ts';
import { authorityContacts } from '../../consents/authorities.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { itemsOf } from '../../courses/store.ts';
import { pairNote } from '../../matching/mine/pair-note.ts';
import { ownReadings } from '../../notes/store.ts';
import { careOf } from '../../people/care/store.ts';
import { contactsOf } from '../store.ts';
import { ownCourse } from '../visibility.ts';
import { OwnCoursePage } from './view.tsx';

export const showOwnCourse = get('/my/:courseId', {
  access: {
    who: whoSees(
      ['mentor'],
      'name',
      'phone',
      'contactRule',
      'alertForMentors',
      'contactNote',
      'releaseDate',
      'prison',
    ),
    over: 'own',
    subject: 'course',
  },
  params: z.object({ courseId: z.uuid() }),
  reads: 'course.read',
  show: async ({ cases, page, params, clock, viewer }) => {
    const today = clock.today();
    const found = await cases.read(async (db) => {
      const course = await ownCourse(db, params.courseId, today);
      if (course === undefined) return undefined;
      const courseIds = [course.courseId];
      return {
        course,
        release: (await currentReleaseDates(db, [course.personId])).get(course.personId),
        care: await careOf(db, course.personId, today),
        items: await itemsOf(db, course.courseId),
        contacts: await contactsOf(db, courseIds),
        readings: await ownReadings(db, courseIds),
        pairNote: await pairNote(db, course.courseId, today),
        authorities: await authorityContacts(db, course.courseId),
        concerns: await receiptsOf(db, course.courseId, viewer.userId),
      };
    });
    return found === undefined ? notFound : view(<OwnCoursePage page={page} today={today} {...found} />);
  },
});
