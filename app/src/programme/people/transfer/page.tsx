import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { mentorsToTell } from '../../courses/notices.ts';
import { currentReleaseDate, currentStay } from '../../courses/release-date.ts';
import { releaseDatesOf } from '../../courses/release-store.ts';
import { listPrisons } from '../../referrals/store.ts';
import { placementsOf, prisonOf } from '../placements.ts';
import { courseOf, findPerson } from '../store.ts';
import { TransferPage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** A person, where they sit, and the course that runs; undefined for a person of another branch, or none. */
export const loadTransfer = ({ cases, params: { id } }: Pick<Context, 'cases' | 'params'>) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    if (person === undefined) return undefined;
    const releases = await releaseDatesOf(db, [id]);
    const course = await courseOf(db, id);
    const courseId = course?.closed === false ? course.id : undefined;
    return {
      person,
      stay: currentStay(releases),
      released: currentReleaseDate(releases)?.kind === 'actual',
      prison: await prisonOf(db, id),
      prisons: await listPrisons(db, person.organisation_id),
      placements: await placementsOf(db, id),
      courseId,
      told: courseId === undefined ? undefined : await mentorsToTell(db, courseId),
    };
  });

export const transferPage = async (context: Context, returned?: Rejected) => {
  const found = await loadTransfer(context);
  if (found === undefined || found.released) return undefined;
  return (
    <TransferPage
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
  const shown = await transferPage(context, returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
