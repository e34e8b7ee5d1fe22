import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { mentorsToTell } from '../../courses/notices.ts';
import { anchorOf } from '../../courses/release-date.ts';
import { currentReleaseDates, previewResumed } from '../../courses/release-store.ts';
import { findCourse } from '../../courses/store.ts';
import { careOf } from '../../people/care/store.ts';
import { runningHolds } from '../store.ts';
import { ResumePage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

export const resumePage = async (context: Context, returned?: Rejected) => {
  const found = await context.cases.read(async (db) => {
    const course = await findCourse(db, context.params.id);
    const hold = course === undefined ? undefined : (await runningHolds(db, [course.id])).get(course.id);
    if (course === undefined || hold === undefined) return undefined;
    const current = (await currentReleaseDates(db, [course.personId])).get(course.personId);
    return {
      course,
      hold,
      moves: (await previewResumed(db, course, context.clock.today())).move.moves.length,
      dateKnown: anchorOf(current) !== undefined,
      told: await mentorsToTell(db, course.id),
      care: await careOf(db, course.personId, context.clock.today()),
    };
  });
  if (found === undefined) return undefined;
  return (
    <ResumePage
      page={context.page}
      {...found}
      values={returned?.values}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? context.newRequestId}
    />
  );
};

export const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await resumePage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
