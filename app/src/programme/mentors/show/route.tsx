import { whoSees } from '../../../office/fields.ts';
import { get, notFound, type RouteContext, view } from '../../../office/route.ts';
import { listPrisons } from '../../referrals/store.ts';
import { comingAbsences } from '../absence/store.ts';
import { approvalVerdict } from '../approval.ts';
import { prisonAccess } from '../clearance/store.ts';
import { idParams } from '../fields.ts';
import {
  applicationOf,
  assignmentsOfMentor,
  comesInAsMentor,
  findChecks,
  findMentor,
  freeAccounts,
  namesOf,
} from '../store.ts';
import type { Returned } from './forms.tsx';
import { MentorPage } from './view.tsx';

type Context = Pick<RouteContext<{ id: string }, unknown, unknown>, 'cases' | 'page' | 'params' | 'clock'>;

/** The page of a mentor of the viewer's branches; undefined when there is none. */
export const mentorPage = async (context: Context, returned?: Returned) => {
  const today = context.clock.today();
  return context.cases.read(async (db) => {
    const mentor = await findMentor(db, context.params.id, today);
    if (mentor === undefined) return undefined;
    const prisons = await listPrisons(db, mentor.organisationId);
    const checks = await findChecks(db, mentor.id);
    return (
      <MentorPage
        page={context.page}
        mentor={mentor}
        checks={checks}
        verdict={approvalVerdict(mentor, mentor.checks, mentor.trainings, today)}
        assignments={await assignmentsOfMentor(db, mentor.id)}
        accounts={mentor.userId === undefined ? await freeAccounts(db, mentor.branchId) : []}
        comesIn={mentor.userId !== undefined && (await comesInAsMentor(db, mentor.userId))}
        prisons={prisons}
        access={await prisonAccess(db, mentor, prisons, today)}
        absences={await comingAbsences(db, mentor.id, today)}
        application={await applicationOf(db, mentor.id)}
        names={
          await namesOf(
            db,
            checks.map(({ recordedBy }) => recordedBy),
          )
        }
        today={today}
        returned={returned}
      />
    );
  });
};

export const showMentor = get('/mentors/:id', {
  access: {
    who: whoSees(['coordinator'], 'mentorName', 'mentorPhone', 'mentorMail', 'application', 'check'),
    over: 'branch',
    subject: 'mentor',
  },
  params: idParams,
  reads: 'mentor.read',
  show: async (context) => {
    const shown = await mentorPage(context);
    return shown === undefined ? notFound : view(shown);
  },
});
