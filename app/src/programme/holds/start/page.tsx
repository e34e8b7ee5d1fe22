import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { mentorsToTell } from '../../courses/notices.ts';
import { releasedOn } from '../../courses/release-date.ts';
import { currentReleaseDates } from '../../courses/release-store.ts';
import { findCourse } from '../../courses/store.ts';
import { careOf } from '../../people/care/store.ts';
import { listPrisons } from '../../referrals/store.ts';
import { reasonsFor } from '../hold.ts';
import { holdsOf } from '../store.ts';
import { HoldPage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** A course that may be paused, and what is known for the form; undefined for one that is over or rests. */
export const loadHold = ({ cases, params, clock }: Pick<Context, 'cases' | 'params' | 'clock'>) =>
  cases.read(async (db) => {
    const course = await findCourse(db, params.id);
    if (course === undefined) return undefined;
    const current = (await currentReleaseDates(db, [course.personId])).get(course.personId);
    const earlier = (await holdsOf(db, [course.id])).find((hold) => hold.until !== undefined)?.until;
    return {
      course,
      reasons: reasonsFor(current?.kind === 'actual'),
      released: releasedOn(current),
      /** The first day a pause may begin. */
      earliest: earlier ?? course.openedOn,
      prisons: await listPrisons(db, course.organisationId),
      told: await mentorsToTell(db, course.id),
      care: await careOf(db, course.personId, clock.today()),
    };
  });

export const holdPage = async (context: Context, returned?: Rejected) => {
  const found = await loadHold(context);
  if (found === undefined || found.course.closedOn !== undefined) return undefined;
  return (
    <HoldPage
      page={context.page}
      {...found}
      today={context.clock.today()}
      values={returned?.values}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? context.newRequestId}
    />
  );
};

export const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await holdPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
