import { z } from 'zod';
import { whoChanges } from '../../../office/fields.ts';
import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { authorityContacts } from '../../consents/authorities.ts';
import { isBeforeRelease } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { ownCourse } from '../visibility.ts';
import { LogPage } from './view.tsx';

export const access = { who: whoChanges(['mentor'], 'contactNote'), over: 'own', subject: 'course' } as const;

export const params = z.object({ courseId: z.uuid() });

export type Context = Pick<
  RouteContext<{ courseId: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'lang' | 'newRequestId'
>;

export const logPage = async (context: Context, returned?: Rejected) => {
  const { cases, page, clock, newRequestId } = context;
  const today = clock.today();
  return cases.read(async (db) => {
    const course = await ownCourse(db, context.params.courseId, today);
    if (course === undefined) return undefined;
    const release = (await currentReleaseDates(db, [course.personId])).get(course.personId);
    return (
      <LogPage
        page={page}
        course={course}
        today={today}
        authorities={await authorityContacts(db, course.courseId)}
        usualMode={isBeforeRelease(release, today) ? 'visit' : 'meeting'}
        values={returned?.values}
        areas={returned?.lists['lifeAreas']}
        errors={returned?.errors}
        requestId={returned?.values['_request'] ?? newRequestId}
      />
    );
  });
};

export const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await logPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
