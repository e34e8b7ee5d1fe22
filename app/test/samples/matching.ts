import { randomUUID } from 'node:crypto';
import { seenOfPlan } from '../../src/programme/matching/plan/lines.ts';
import type { Home } from '../second-organisation.ts';
import { aboutSubject, inOwnPlace, type SampleMaker, type Stage } from './sample.ts';
import { addCourse, addMentor } from './things.ts';

/** A draft of branch A with one line: a fresh course and two mentors who may be asked. */
export const addPlan = async (
  stage: Stage,
): Promise<{ readonly plan: string; readonly course: string; readonly two: readonly [string, string] }> => {
  const { course } = await addCourse(stage);
  const fresh = () => addMentor(stage, 'approved', { complete: true });
  const two = [await fresh(), await fresh()] as const;
  const plan = randomUUID();
  const { owner, ids, clock } = stage.house;
  const place = [plan, ids.organisation, ids.branchA];
  await owner.query(
    `update programme.match_plan set state = 'discarded', closed_at = now() where branch_id = $1 and state = 'draft'`,
    [ids.branchA],
  );
  await owner.query(
    `insert into programme.match_plan (id, organisation_id, branch_id, made_on, made_by, made_at, settings_version,
       points, proven, gap_seekers, gap_points, seconds, unplaced, missing)
     values ($1, $2, $3, $4, 'test', now(), 0, 60, true, 0, 0, 0.1, '{}', '[]')`,
    [...place, clock.today().toString()],
  );
  await owner.query(
    `insert into programme.match_plan_row (plan_id, organisation_id, branch_id, course_id, planned_ids, mentor_ids, place)
     values ($1, $2, $3, $4, $5, $5, 0)`,
    [...place, course, two],
  );
  return { plan, course, two };
};

/** Somebody invented of a branch who waits for a pair. */
const addSeeker = async ({ house }: Stage, home: Home): Promise<void> => {
  const person = randomUUID();
  const place = [home.organisation, home.branch, person];
  await house.owner.query(
    `insert into programme.person (id, organisation_id, branch_id, name) values ($3, $1, $2, 'Prøve Venter')`,
    place,
  );
  await house.owner.query(
    `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
       recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, 'programme', 1, $4, 'in-person', 'test', now())`,
    [...place, house.clock.today().toString()],
  );
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     values (gen_random_uuid(), $1, $2, $3, $4, 'test')`,
    [...place, house.clock.today().toString()],
  );
};

/** The numbers that the programme began with, on the newest version. */
const settingsForm = (path: string, writesNothing?: string) =>
  inOwnPlace(async ({ house }, { home }) => {
    const { rows } = await house.owner.query(
      'select coalesce(max(version), 0) as basis from programme.matching_settings where organisation_id = $1',
      [home.organisation],
    );
    return {
      path,
      ...(writesNothing === undefined ? {} : { writesNothing }),
      fields: {
        'weight-language': '15',
        'weight-travel': '20',
        'weight-lifeAreas': '20',
        'weight-availability': '15',
        'weight-complementarity': '10',
        'weight-continuity': '10',
        'weight-capacity': '5',
        'weight-visits': '5',
        minimumAge: '25',
        maxTravelMinutes: '90',
        clearanceOf: 'one',
        answerDays: '3',
        leadDaysDefault: '90',
        basis: String(rows[0].basis),
      },
    };
  });

/** What pairs are chosen by and how: the forms of the programme lead and of the coordinators. */
export const matchingSamples: Readonly<Record<string, SampleMaker>> = {
  '/settings/matching': settingsForm('/settings/matching'),
  '/settings/matching/preview': settingsForm(
    '/settings/matching/preview',
    'it shows how the order of pairs would change',
  ),
  '/courses/:id/wishes': aboutSubject(async (stage) => ({
    path: `/courses/${(await addCourse(stage)).course}/wishes`,
    fields: {
      'lifeAreas[]': ['housing', 'work'],
      'slots[]': ['weekday-evening'],
      gender: 'woman',
      must: 'yes',
    },
  })),
  '/courses/:id/conflicts': aboutSubject(async (stage) => ({
    path: `/courses/${(await addCourse(stage)).course}/conflicts`,
    fields: { mentor: await addMentor(stage, 'approved'), other: 'participant', reason: 'knows-each-other' },
  })),
  '/courses/:id/conflicts/:conflict/end': aboutSubject(async (stage) => {
    const { person, course } = await addCourse(stage);
    const conflict = randomUUID();
    const { owner, ids, clock } = stage.house;
    await owner.query(
      `insert into programme.conflict (id, organisation_id, branch_id, mentor_id, person_id, reason, period,
         recorded_by, recorded_at) values ($1, $2, $3, $4, $5, 'family', daterange($6::date - 10, null), 'test', now())`,
      [
        conflict,
        ids.organisation,
        ids.branchA,
        await addMentor(stage, 'approved'),
        person,
        clock.today().toString(),
      ],
    );
    return { path: `/courses/${course}/conflicts/${conflict}/end`, fields: {} };
  }),
  '/pairs': inOwnPlace(async (stage, { home }) => {
    await addSeeker(stage, home);
    return { path: '/pairs', fields: { branch: home.branch } };
  }),
  '/pairs/country': inOwnPlace(async (stage, { home }) => {
    await addSeeker(stage, home);
    return { path: '/pairs/country', fields: {} };
  }),
  '/pairs/:id/send': aboutSubject(async (stage) => {
    const { plan, course, two } = await addPlan(stage);
    const seen = seenOfPlan([{ courseId: course, mentorIds: two, leftOut: false }]);
    return { path: `/pairs/${plan}/send`, fields: { seen } };
  }),
  '/pairs/:id/:course': aboutSubject(async (stage) => {
    const { plan, course, two } = await addPlan(stage);
    return {
      path: `/pairs/${plan}/${course}`,
      fields: { first: two[0], other: two[1], seen: `${two.join(' ')} false`, leave: 'yes', reason: '' },
    };
  }),
};

/** Pages whose address needs more than an id of the furniture. */
export const matchingPlaces: Readonly<Record<string, (stage: Stage) => Promise<string>>> = {
  '/pairs/:id': async (stage) => `/pairs/${(await addPlan(stage)).plan}`,
  '/pairs/:id/:course': async (stage) => {
    const { plan, course } = await addPlan(stage);
    return `/pairs/${plan}/${course}`;
  },
};
