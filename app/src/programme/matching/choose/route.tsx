import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { pairState } from '../pair.ts';
import { matchRefusal } from '../policies.ts';
import { findChoice, makePair, ReasonNeeded } from '../store.ts';
import { chooseSchema, chosenIds } from './schema.ts';
import { texts } from './texts.ts';
import { ChoosePage } from './view.tsx';

const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;
type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** The page as things stand now; undefined where there is no such course or it has its pair. */
const choosePage = async (
  { cases, page, params, clock, newRequestId }: Context,
  returned?: { readonly values: Readonly<Record<string, string>>; readonly errors: FormErrors },
) => {
  const today = clock.today();
  const choice = await cases.read((db) => findChoice(db, params.id, today));
  if (choice === undefined || choice.course.closedOn !== undefined) return undefined;
  const { state, running } = pairState(choice.assignments, choice.course.openedOn, today);
  if (state === 'whole') return 'whole';
  return (
    <ChoosePage
      page={page}
      choice={choice}
      staying={running[0]}
      values={returned?.values}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? newRequestId}
    />
  );
};

export const choosePair = get('/courses/:id/match', {
  access,
  params: idParams,
  reads: 'course.read',
  show: async (context) => {
    const shown = await choosePage(context);
    if (shown === undefined) return notFound;
    return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : view(shown);
  },
});

const returnForm = async (context: Context, values: Readonly<Record<string, string>>, errors: FormErrors) => {
  const shown = await choosePage(context, { values, errors });
  if (shown === undefined) return notFound;
  return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : rejectedForm(shown);
};

/** One press: a match with its grounds, and an interval for each mentor who is new. */
export const makePairRoute = post('/courses/:id/match', {
  access,
  params: idParams,
  body: chooseSchema,
  audit: 'course.matched',
  act: async (context) => {
    const { cases, clock, params, body, viewer, lang } = context;
    const course = await cases.read((db) => findCourse(db, params.id));
    if (course === undefined) return notFound;
    const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
    const chosen = { mentorIds: chosenIds(body), reason: body.reason };
    try {
      await cases.change(
        (result: { matchId: string; rank: number; added: number }) => ({
          action: 'course.matched',
          subject: course.id,
          branchId: course.branchId,
          detail: { ...result, mentors: chosen.mentorIds.join(' ') },
        }),
        (db) => makePair(db, course.id, chosen, author),
      );
    } catch (error) {
      if (error instanceof ReasonNeeded)
        return returnForm(context, body, { reason: texts[lang].reasonNeeded });
      throw matchRefusal(error);
    }
    return redirect(`/courses/${course.id}`, { kind: 'done', text: texts[lang].done });
  },
  rejected: async (context, { values, errors }) => returnForm(context, values, errors),
});
