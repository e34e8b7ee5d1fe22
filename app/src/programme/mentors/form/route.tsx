import { z } from 'zod';
import { Refused } from '../../../office/refused.ts';
import {
  get,
  notFound,
  post,
  type Rejected,
  type RouteContext,
  redirect,
  rejectedForm,
  view,
} from '../../../office/route.ts';
import { idParams } from '../fields.ts';
import { addMentor, changeMentor, findMentor, lockMentors, type MentorRecord, ownTowns } from '../store.ts';
import { mentorSchema } from './schema.ts';
import { texts } from './texts.ts';
import { MentorFormPage } from './view.tsx';

const coordinator = { who: ['coordinator'], over: 'organisation' } as const;
const overMentor = { who: ['coordinator'], over: 'branch', subject: 'mentor' } as const;
type Context = Pick<RouteContext<unknown, unknown, unknown>, 'cases' | 'page' | 'newRequestId' | 'http'>;

/** The form offers no other town: what comes here is stale or forged. */
const foreignTown = () => new Refused('foreign-town', { da: texts.da.wrongTown, en: texts.en.wrongTown });

const blank = { values: {}, lists: { languages: ['da'] }, errors: {} };

const showForm = async (context: Context, filled: Rejected, mentor?: MentorRecord) => {
  const towns = await context.cases.read(ownTowns);
  return (
    <MentorFormPage
      page={context.page}
      name={mentor?.name}
      action={context.http.req.path}
      towns={mentor === undefined ? towns : towns.filter((town) => town.branch_id === mentor.branchId)}
      values={filled.values}
      chosen={{ languages: filled.lists['languages'] ?? [], lifeAreas: filled.lists['lifeAreas'] ?? [] }}
      errors={filled.errors}
      requestId={filled.values['_request'] ?? context.newRequestId}
    />
  );
};

const valuesOf = (mentor: MentorRecord): Rejected => ({
  errors: {},
  values: {
    name: mentor.name,
    birthDate: mentor.birthDate?.toString() ?? '',
    phone: mentor.phone,
    email: mentor.email,
    town: mentor.townId,
    gender: mentor.gender,
    capacity: String(mentor.capacity),
  },
  lists: { languages: mentor.languages, lifeAreas: mentor.lifeAreas },
});

export const newMentor = get('/mentors/new', {
  access: coordinator,
  params: z.object({}),
  reads: 'nothing sensitive',
  show: async (context) => view(await showForm(context, blank)),
});

export const registerMentor = post('/mentors/new', {
  access: coordinator,
  params: z.object({}),
  body: mentorSchema,
  audit: 'mentor.registered',
  act: async (context) => {
    const { cases, clock, body, lang } = context;
    const done = await cases.change(
      (result: { mentorId: string; branchId: string }) => ({
        action: 'mentor.registered',
        subject: result.mentorId,
        branchId: result.branchId,
      }),
      async (db) => {
        const made = await addMentor(db, body, clock.today());
        if (made === undefined) throw foreignTown();
        return made;
      },
    );
    return redirect(`/mentors/${done.mentorId}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => rejectedForm(await showForm(context, filled)),
});

export const editMentor = get('/mentors/:id/edit', {
  access: overMentor,
  params: idParams,
  reads: 'mentor.read',
  show: async (context) => {
    const mentor = await context.cases.read((db) => findMentor(db, context.params.id, context.clock.today()));
    return mentor === undefined ? notFound : view(await showForm(context, valuesOf(mentor), mentor));
  },
});

export const correctMentor = post('/mentors/:id/edit', {
  access: overMentor,
  params: idParams,
  body: mentorSchema,
  audit: 'mentor.corrected',
  act: async (context) => {
    const { cases, clock, body, params, lang } = context;
    const found = await cases.read((db) => findMentor(db, params.id, clock.today()));
    if (found === undefined) return notFound;
    const event = { action: 'mentor.corrected', subject: found.id, branchId: found.branchId };
    await cases.change(event, async (db) => {
      await lockMentors(db, [found.id]);
      if (!(await changeMentor(db, found, body))) throw foreignTown();
      return {};
    });
    return redirect(`/mentors/${found.id}`, { kind: 'done', text: texts[lang].saved });
  },
  rejected: async (context, filled) => {
    const mentor = await context.cases.read((db) => findMentor(db, context.params.id, context.clock.today()));
    return mentor === undefined ? notFound : rejectedForm(await showForm(context, filled, mentor));
  },
});
