import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { findCourse } from '../../courses/store.ts';
import { idParams } from '../../mentors/fields.ts';
import { access } from '../choose/page.tsx';
import { addConflict, allMayStand, choosable, conflictsFor, endConflict } from './store.ts';
import { conflictReasons, texts } from './texts.ts';
import { ConflictsPage } from './view.tsx';

type Context = Pick<
  RouteContext<{ id: string }, unknown, unknown>,
  'cases' | 'page' | 'params' | 'newRequestId'
>;

const conflictSchema = z
  .strictObject({
    mentor: z.uuid('Vælg en mentor. | Choose a mentor.'),
    other: z.union([z.literal('participant'), z.uuid()], 'Vælg fra listen. | Choose from the list.'),
    reason: z.enum(conflictReasons, 'Vælg en grund. | Choose a reason.'),
  })
  .refine(({ mentor, other }) => mentor !== other, {
    path: ['other'],
    error: `${texts.da.different} | ${texts.en.different}`,
  });

const conflictsPage = async (
  { cases, page, params, newRequestId }: Context,
  name: string,
  values: Readonly<Record<string, string>> = {},
  errors?: Readonly<Record<string, string>>,
) => {
  const found = await cases.read(async (db) => {
    const course = await findCourse(db, params.id);
    if (course === undefined || course.closedOn !== undefined) return undefined;
    const [conflicts, choice] = await Promise.all([
      conflictsFor(db, course),
      choosable(db, course.branchId, name, [values['mentor'], values['other']]),
    ]);
    return { course, conflicts, choice };
  });
  return found === undefined ? undefined : (
    <ConflictsPage
      page={page}
      {...found}
      name={name}
      values={values}
      errors={errors}
      requestId={values['_request'] ?? newRequestId}
    />
  );
};

export const conflictRoutes = [
  get('/courses/:id/conflicts', {
    access,
    params: idParams,
    query: z.object({ name: z.string().trim().max(80).default('').catch('') }),
    reads: 'course.read',
    show: async (context) => {
      const shown = await conflictsPage(context, context.query.name);
      return shown === undefined ? notFound : view(shown);
    },
  }),
  post('/courses/:id/conflicts', {
    access,
    params: idParams,
    body: conflictSchema,
    audit: 'conflict.recorded',
    act: async ({ cases, clock, params, body, viewer, lang }) => {
      const course = await cases.read((db) => findCourse(db, params.id));
      if (course === undefined || course.closedOn !== undefined) return notFound;
      const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
      const otherId = body.other === 'participant' ? undefined : body.other;
      const ids = [body.mentor, ...(otherId === undefined ? [] : [otherId])];
      await cases.change(
        {
          action: 'conflict.recorded',
          subject: course.personId,
          branchId: course.branchId,
          detail: { mentors: ids.join(' '), reason: body.reason },
        },
        async (db) => {
          if (!(await allMayStand(db, course.branchId, ids)))
            throw new Refused('unknown-mentor', { da: texts.da.unknown, en: texts.en.unknown });
          const said = { mentorId: body.mentor, otherId, reason: body.reason };
          const conflict = await addConflict(db, course, said, author);
          if (conflict === undefined)
            throw new Refused('known-conflict', { da: texts.da.known, en: texts.en.known });
          return { conflict };
        },
      );
      return redirect(`/courses/${course.id}/match`, { kind: 'done', text: texts[lang].saved });
    },
    rejected: async (context, { values, errors }) => {
      const shown = await conflictsPage(context, '', values, errors);
      return shown === undefined ? notFound : rejectedForm(shown);
    },
  }),
  post('/courses/:id/conflicts/:conflict/end', {
    access,
    params: z.object({ id: z.uuid(), conflict: z.uuid() }),
    body: z.strictObject({}),
    audit: 'conflict.ended',
    act: async ({ cases, clock, params, viewer, lang }) => {
      const found = await cases.read(async (db) => {
        const course = await findCourse(db, params.id);
        if (course === undefined) return undefined;
        const known = (await conflictsFor(db, course)).some(({ id }) => id === params.conflict);
        return known ? course : undefined;
      });
      if (found === undefined) return notFound;
      const author = { by: viewer.userId, now: clock.now(), today: clock.today() };
      await cases.change(
        {
          action: 'conflict.ended',
          subject: found.personId,
          branchId: found.branchId,
          detail: { conflict: params.conflict },
        },
        async (db) => ({ ended: await endConflict(db, found, params.conflict, author) }),
      );
      return redirect(`/courses/${found.id}/conflicts`, { kind: 'done', text: texts[lang].ended });
    },
    rejected: async () => notFound,
  }),
];
