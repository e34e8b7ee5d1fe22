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
import { ConfirmPage, type FormErrors, type PageContext, RadioGroup } from '../../../ui/index.ts';
import { findCourse } from '../../courses/store.ts';
import { type Assignment, endReasons, runsOn } from '../pair.ts';
import { assignmentsOf, endAssignment } from '../store.ts';
import { endReasonName } from '../texts.ts';

const texts = {
  da: {
    title: (mentor: string) => `Afslut forløbet for ${mentor}`,
    what: (mentor: string, person: string) =>
      `${mentor} kan ikke længere se ${person} fra nu af. Forløbet fortsætter, og du kan finde en ny mentor til pladsen.`,
    reason: 'Hvorfor?',
    confirm: 'Afslut for mentoren',
    done: 'Mentoren er ikke længere på forløbet.',
  },
  en: {
    title: (mentor: string) => `End the course for ${mentor}`,
    what: (mentor: string, person: string) =>
      `${mentor} can no longer see ${person} from now on. The course goes on, and you can find a new mentor for the place.`,
    reason: 'Why?',
    confirm: 'End for the mentor',
    done: 'The mentor is no longer on the course.',
  },
} as const;

const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;
const params = z.object({ id: z.uuid(), assignment: z.uuid() });
type Context = Pick<
  RouteContext<z.output<typeof params>, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock'
>;

const find = async ({ cases, params: asked, clock }: Context) =>
  cases.read(async (db) => {
    const course = await findCourse(db, asked.id);
    if (course === undefined) return undefined;
    const assignment = (await assignmentsOf(db, [course.id])).find((one) => one.id === asked.assignment);
    if (assignment === undefined || !runsOn(assignment, clock.today())) return undefined;
    return { course, assignment };
  });

interface EndPageProps {
  readonly page: PageContext;
  readonly course: { readonly id: string; readonly person: string };
  readonly assignment: Assignment;
  readonly errors?: FormErrors | undefined;
}

function EndPage({ page, course, assignment, errors }: EndPageProps) {
  const text = texts[page.lang];
  return (
    <ConfirmPage
      page={page}
      title={text.title(assignment.mentor)}
      action={`/courses/${course.id}/mentors/${assignment.id}/end`}
      confirm={text.confirm}
      cancelHref={`/courses/${course.id}`}
      kind="danger"
      errors={errors}
    >
      <p>{text.what(assignment.mentor, course.person)}</p>
      <RadioGroup
        name="reason"
        legend={text.reason}
        options={endReasons.map((value) => ({ value, text: endReasonName[page.lang][value] }))}
      />
    </ConfirmPage>
  );
}

export const endForm = get('/courses/:id/mentors/:assignment/end', {
  access,
  params,
  reads: 'course.read',
  show: async (context) => {
    const found = await find(context);
    return found === undefined ? notFound : view(<EndPage page={context.page} {...found} />);
  },
});

/** Ends a mentor's time on a course today; the course goes on with a free place. */
export const endAssignmentRoute = post('/courses/:id/mentors/:assignment/end', {
  access,
  params,
  body: z.strictObject({ reason: z.enum(endReasons, 'Vælg en grund. | Choose a reason.') }),
  audit: 'course.assignment-ended',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const found = await find(context);
    if (found === undefined) return notFound;
    const { course, assignment } = found;
    const event = {
      action: 'course.assignment-ended',
      subject: course.id,
      branchId: course.branchId,
      detail: { assignmentId: assignment.id, mentorId: assignment.mentorId, reason: body.reason },
    };
    await cases.change(event, async (db) => ({
      ended: await endAssignment(db, course.id, assignment.id, body.reason, clock.today()),
    }));
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { errors }) => {
    const found = await find(context);
    return found === undefined
      ? notFound
      : rejectedForm(<EndPage page={context.page} {...found} errors={errors} />);
  },
});
