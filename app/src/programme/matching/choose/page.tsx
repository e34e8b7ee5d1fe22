import { notFound, type RouteContext, redirect, rejectedForm } from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { handoversOf } from '../handover/store.ts';
import { keptChoice } from '../kept.ts';
import { pairState } from '../pair.ts';
import { isAsked } from '../proposal/read.ts';
import { ChoosePage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId' | 'viewer'
>;

/** What the page is asked to show beside the pairs. */
export interface Asked {
  readonly name: string;
  readonly why?: string | undefined;
}

/** The page as it stands; undefined where there is no such course, `whole` where it has its pair, the three are asked, or it rests. */
export const choosePage = async (
  { cases, page, params, clock, newRequestId, viewer }: Context,
  { name, why }: Asked,
  returned?: { readonly values: Readonly<Record<string, string>>; readonly errors: FormErrors },
) => {
  const today = clock.today();
  const [choice, asked, handovers] = await cases.read((db) =>
    Promise.all([
      keptChoice(db, viewer.userId, params.id, today),
      isAsked(db, params.id, today),
      handoversOf(db, params.id),
    ]),
  );
  if (choice === undefined || choice.course.closedOn !== undefined) return undefined;
  const { state, running, freePlaces } = pairState(choice.assignments, choice.course.openedOn, today);
  if (state === 'whole' || asked || choice.course.hold !== undefined) return 'whole';
  const left = choice.assignments.find(
    (one) => one.place === freePlaces[0] && !one.takenBack && one.until !== undefined,
  );
  return (
    <ChoosePage
      page={page}
      choice={choice}
      staying={running[0]}
      left={left}
      handover={handovers.find((one) => one.assignmentId === left?.id)}
      name={name}
      why={why}
      values={returned?.values}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? newRequestId}
    />
  );
};

export const returnForm = async (
  context: Context,
  values: Readonly<Record<string, string>>,
  errors: FormErrors,
) => {
  const shown = await choosePage(context, { name: '' }, { values, errors });
  if (shown === undefined) return notFound;
  return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : rejectedForm(shown);
};
