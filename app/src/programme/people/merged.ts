import { z } from 'zod';
import { Absent } from '../../office/refused.ts';
import { notFound, type Rejected, type Reply, type Route, redirect } from '../../office/route.ts';
import { mergedInto } from './store.ts';

type Context = Parameters<Route['run']>[0];

const words = {
  da: 'Deltagerens side er imens blevet ét med denne. Intet er gemt. Det, du skrev, står her stadig, hvor der er en formular til det: se efter, og send igen.',
  en: 'The participant’s page has meanwhile become one with this one. Nothing was saved. What you wrote is still here where there is a form for it: look it over and send it again.',
};

const withId = z.looseObject({ id: z.uuid() });

/** The page that stands, however often it has become one with another's; undefined where the person's own stands. */
const standing = async ({ cases, params }: Pick<Context, 'cases' | 'params'>) =>
  cases.read(async (db) => {
    const { id } = withId.parse(params);
    let to = await mergedInto(db, id);
    for (let next = to; next !== undefined; next = await mergedInto(db, next)) to = next;
    return to;
  });

/** A form's fields as they were before they were read. */
const typed = (body: unknown): Pick<Rejected, 'values' | 'lists'> => {
  const entries = Object.entries(z.record(z.string(), z.unknown()).parse(body));
  const text = (value: unknown) => (value === true ? 'yes' : String(value || ''));
  return {
    values: Object.fromEntries(entries.map(([name, value]) => [name, text(value)])),
    lists: Object.fromEntries(
      entries.flatMap(([name, value]) => (Array.isArray(value) ? [[name, value.map(String)]] : [])),
    ),
  };
};

const orNotFound = async (reply: Promise<Reply>): Promise<Reply> => {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Absent) return notFound;
    throw error;
  }
};

/**
 * The form of a page that is gone comes back on the one that stands, without what it rested on there; a button
 * leads to it.
 */
const comesBack = async (
  { rejected }: Route,
  context: Parameters<NonNullable<Route['rejected']>>[0],
  to: string,
  returned: Rejected,
): Promise<Reply> => {
  const there = { ...context, params: { ...withId.parse(context.params), id: to } };
  const { basis: _, ...values } = returned.values;
  if (rejected !== undefined && Object.keys(values).length > 0) {
    const errors = { '': words[context.lang], ...returned.errors };
    const shown = await orNotFound(rejected(there, { ...returned, values, errors }));
    if (shown.kind === 'page') return shown;
  }
  return redirect(`/people/${to}`, { kind: 'warning', text: words[context.lang] });
};

/**
 * Routes about a person whose page has become one with another's meanwhile: a page leads to the one that stands, and what
 * was sent is not lost.
 */
export const leadsToStanding = (route: Route): Route => {
  if (!('subject' in route.access) || route.access.subject !== 'person') return route;
  const { rejected } = route;
  if (rejected === undefined)
    return Object.freeze({
      ...route,
      run: async (context: Context) => {
        const reply = await orNotFound(route.run(context));
        if (reply.kind !== 'not-found') return reply;
        const to = await standing(context);
        const { id } = withId.parse(context.params);
        return to === undefined ? notFound : redirect(context.page.path.replace(id, to));
      },
    });
  return Object.freeze({
    ...route,
    run: async (context: Context) => {
      const to = await standing(context);
      if (to === undefined) return route.run(context);
      const there = { ...context, query: undefined, body: undefined };
      return comesBack(route, there, to, { errors: {}, ...typed(context.body) });
    },
    rejected: async (context: Parameters<typeof rejected>[0], returned: Rejected) => {
      const to = await standing(context);
      return to === undefined ? rejected(context, returned) : comesBack(route, context, to, returned);
    },
  });
};
