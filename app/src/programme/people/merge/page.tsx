import { notFound, type Rejected, type RouteContext, rejectedForm } from '../../../office/route.ts';
import { namesOf } from '../../mentors/store.ts';
import { findPerson } from '../store.ts';
import { cameAlong, mergesInto } from './came-along.ts';
import { mergeSchema } from './schema.ts';
import { judgeBoth, personByNumber } from './sides.ts';
import { undoBlockOf } from './undo-store.ts';
import { MergePage } from './view.tsx';

export const access = { who: ['coordinator'], over: 'branch', subject: 'person' } as const;

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'clock' | 'newRequestId'
>;

const load = (
  { cases, params: { id }, clock }: Context,
  asked: { readonly number: string; readonly other?: string },
) =>
  cases.read(async (db) => {
    const person = await findPerson(db, id);
    if (person === undefined) return undefined;
    const other = asked.other ?? (await personByNumber(db, asked.number));
    const merges = await mergesInto(db, id);
    return {
      person,
      verdict: other === undefined ? undefined : await judgeBoth(db, [id, other], clock.now()),
      merges: await Promise.all(
        merges.map(async (merge) => ({
          merge,
          along: await cameAlong(db, merge.id),
          block: await undoBlockOf(db, merge),
        })),
      ),
      names: await namesOf(
        db,
        merges.map(({ mergedBy }) => mergedBy),
      ),
    };
  });
export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;

/** The page of a person who may be another: what was made one, the way to the other page, and what would move. */
export const mergePage = async (context: Context, number: string, returned?: Rejected) => {
  // Of a form that did not parse, the other page may be no id.
  const other = mergeSchema.shape.other.safeParse(returned?.values['other']).data;
  const found = await load(context, other === undefined ? { number } : { number, other });
  if (found === undefined) return undefined;
  return (
    <MergePage
      page={context.page}
      {...found}
      number={number}
      values={returned?.values ?? {}}
      errors={returned?.errors}
      requestId={returned?.values['_request'] ?? context.newRequestId}
    />
  );
};

export const returnForm = async (context: Context, returned: Rejected) => {
  const shown = await mergePage(context, '', returned);
  return shown === undefined ? notFound : rejectedForm(shown);
};
