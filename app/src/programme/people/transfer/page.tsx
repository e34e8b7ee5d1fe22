import { whoChanges } from '../../../office/fields.ts';
import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { mentorsToTell } from '../../courses/notices.ts';
import { currentReleaseDate, currentStay } from '../../courses/release-date.ts';
import { releaseDatesOf } from '../../courses/release-store.ts';
import { listPrisons } from '../../referrals/store.ts';
import { careOf } from '../care/store.ts';
import { placementsOf, prisonOf, takeableMove } from '../placements.ts';
import { courseOf, findPerson } from '../store.ts';
import { TransferPage } from './view.tsx';

export const access = {
  who: whoChanges(['coordinator'], 'prison'),
  over: 'branch',
  subject: 'person',
} as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** A person, where they sit, and the course that runs; undefined for a person of another branch, or none. */
export const loadTransfer = ({ cases, clock, params: { id } }: Pick<Context, 'cases' | 'clock' | 'params'>) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    if (person === undefined) return undefined;
    const releases = await releaseDatesOf(db, [id]);
    const course = await courseOf(db, id);
    const placements = await placementsOf(db, id);
    const stay = currentStay(releases);
    const courseId = course?.closed === false ? course.id : undefined;
    return {
      person,
      stay,
      released: currentReleaseDate(releases)?.kind === 'actual',
      prison: await prisonOf(db, id),
      prisons: await listPrisons(db, person.organisation_id),
      placements,
      move: takeableMove(placements, stay, clock.now()),
      courseId,
      care: await careOf(db, id, clock.today()),
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
