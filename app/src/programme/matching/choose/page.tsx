import { notFound, type RouteContext, redirect, rejectedForm } from '../../../office/route.ts';
import type { FormErrors } from '../../../ui/index.ts';
import { pairState } from '../pair.ts';
import { findChoice } from '../store.ts';
import { ChoosePage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'course' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

/** The page as things stand now; undefined where there is no such course or it has its pair. */
export const choosePage = async (
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

export const returnForm = async (
  context: Context,
  values: Readonly<Record<string, string>>,
  errors: FormErrors,
) => {
  const shown = await choosePage(context, { values, errors });
  if (shown === undefined) return notFound;
  return shown === 'whole' ? redirect(`/courses/${context.params.id}`) : rejectedForm(shown);
};
