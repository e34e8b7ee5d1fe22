import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { lastHeldOn } from '../../contacts/store.ts';
import { runsOn } from '../../matching/pair.ts';
import { assignmentsOf } from '../../matching/store.ts';
import { careOf } from '../../people/care/store.ts';
import { reasonsNow } from '../closing.ts';
import { sinceRelease } from '../release-date.ts';
import { currentReleaseDates } from '../release-store.ts';
import { findCourse } from '../store.ts';
import { EndCoursePage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** The course, who is on it, and why it may end now. */
export const loadEnding = async ({ cases, params, clock }: Pick<Context, 'cases' | 'params' | 'clock'>) =>
  cases.read(async (db) => {
    const course = await findCourse(db, params.id);
    if (course === undefined) return undefined;
    const today = clock.today();
    const release = (await currentReleaseDates(db, [course.personId])).get(course.personId);
    const held = (await lastHeldOn(db, [course.id])).has(course.id);
    const mentors = (await assignmentsOf(db, [course.id])).filter((one) => runsOn(one, today));
    return {
      course,
      care: await careOf(db, course.personId, today),
      mentors: mentors.map((one) => one.mentor),
      reasons: reasonsNow(held, sinceRelease(release, today)),
    };
  });

export const endPage = async (context: Context, returned?: Rejected, answer = '') => {
  const found = await loadEnding(context);
  if (found === undefined || found.course.closedOn !== undefined) return undefined;
  return (
    <EndCoursePage
      page={context.page}
      {...found}
      values={returned?.values ?? { answer }}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? context.newRequestId}
    />
  );
};

export const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await endPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
