import { z } from 'zod';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import type { Database } from '../../../platform/database/register.ts';
import { type Course, findCourse, lockCourse } from '../../courses/store.ts';
import { lookForNames } from '../../people/named.ts';
import { type Assignment, pairState, runsOn } from '../pair.ts';
import { placeTaken } from '../policies.ts';
import { assignmentsOf } from '../store.ts';
import { choiceOf, dayErrors, handoverFields } from './schema.ts';
import { addHandover, handoversOf } from './store.ts';
import { texts } from './texts.ts';
import { HandoverPage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;
const params = z.object({ id: z.uuid(), assignment: z.uuid() });

/** Nobody has come to the place since; whoever comes gets what was chosen on that day. */
const stillWaits = async (
  db: Database,
  course: Pick<Course, 'id' | 'openedOn'>,
  { id, place }: Assignment,
  today: Temporal.PlainDate,
): Promise<boolean> => {
  const all = await assignmentsOf(db, [course.id]);
  const last = all.find((one) => one.place === place && !one.takenBack);
  return last?.id === id && pairState(all, course.openedOn, today).freePlaces.includes(place);
};

type Context = Pick<RouteContext<z.output<typeof params>, unknown, unknown>, 'cases' | 'params' | 'clock'>;

/** A place that was left on a course that goes on, with what was chosen for it. */
const find = async ({ cases, params: asked, clock }: Context) =>
  cases.read(async (db) => {
    const course = await findCourse(db, asked.id);
    if (course === undefined || course.closedOn !== undefined) return undefined;
    const assignment = (await assignmentsOf(db, [course.id])).find((one) => one.id === asked.assignment);
    if (assignment === undefined || assignment.takenBack || runsOn(assignment, clock.today()))
      return undefined;
    const chosen = (await handoversOf(db, course.id)).find((one) => one.assignmentId === assignment.id);
    const waits = await stillWaits(db, course, assignment, clock.today());
    return { course, assignment, chosen, waits };
  });

export const handoverForm = get('/courses/:id/handover/:assignment', {
  access,
  params,
  reads: 'course.read',
  show: async (context) => {
    const found = await find(context);
    if (found?.waits !== true) return notFound;
    const { course, assignment, chosen } = found;
    const values = {
      note: chosen?.note,
      arrivingSees: chosen?.arrivingSees,
      arrivingFrom: chosen?.arrivingFrom?.toString(),
      leavingSees: chosen?.leavingSees,
      leavingUntil: chosen?.leavingUntil?.toString(),
    };
    const { page, newRequestId: requestId } = context;
    return view(<HandoverPage {...{ page, assignment, values, requestId }} courseId={course.id} />);
  },
});

/** Chooses anew what the next one sees, until somebody has come: who is on the course keeps what was chosen then. */
export const changeHandover = post('/courses/:id/handover/:assignment', {
  access,
  params,
  body: z.strictObject(handoverFields),
  warns: lookForNames(['note']),
  audit: 'course.handed-over',
  act: async (context) => {
    const { cases, clock, body, viewer, lang, page, newRequestId: requestId } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { course, assignment } = found;
    const wrong = dayErrors(body, { openedOn: course.openedOn, today: clock.today() });
    if (Object.keys(wrong).length > 0) {
      const errors = Object.fromEntries(Object.entries(wrong).map(([field, words]) => [field, words[lang]]));
      const values = {
        ...body,
        arrivingFrom: body.arrivingFrom?.toString(),
        leavingUntil: body.leavingUntil?.toString(),
      };
      return rejectedForm(
        <HandoverPage {...{ page, assignment, values, errors, requestId }} courseId={course.id} />,
      );
    }
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const { arrivingSees, leavingSees } = body;
    const event = {
      action: 'course.handed-over',
      subject: course.id,
      branchId: course.branchId,
      detail: { assignmentId: assignment.id, arrivingSees, leavingSees },
    };
    await cases.change(event, async (db) => {
      await lockCourse(db, course.id);
      if (!(await stillWaits(db, course, assignment, author.today))) throw placeTaken();
      await addHandover(db, course, assignment.id, choiceOf(body), author);
      return {};
    });
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, { errors, values }) => {
    const found = await find(context);
    if (found === undefined) return notFound;
    const { page, newRequestId } = context;
    const requestId = values['_request'] ?? newRequestId;
    return rejectedForm(
      <HandoverPage
        {...{ page, values, errors, requestId }}
        assignment={found.assignment}
        courseId={found.course.id}
      />,
    );
  },
});
