import { randomUUID } from 'node:crypto';
import { aboutSubject, inOwnPlace, type Presser, type SampleMaker, type Stage } from './sample.ts';
import { addCourse, addMentor } from './things.ts';

/** The three are asked about a course: two mentors of branch A, of whom one may be given. */
const addAsked = async (
  { house }: Stage,
  course: string,
  mentors: readonly [string, string],
  state: 'asked' | 'declined' = 'asked',
): Promise<string> => {
  const id = randomUUID();
  await house.owner.query(
    `update programme.match set state = 'cancelled', closed_at = now(), close_reason = 'taken-back'
     where course_id = $1 and state = 'asked'`,
    [course],
  );
  await house.owner.query(
    `insert into programme.match (id, organisation_id, branch_id, course_id, suggested_rank, grounds, made_on, made_by,
       made_at, state, asked_on, answer_by, closed_at, mentor_ids)
     select $1, organisation_id, branch_id, id, 1, '{"mentors":[],"grounds":[],"pairs":1}', $3::date, 'test', now(), $4,
       $3::date, $3::date + 3, case when $4 = 'asked' then null else now() end, $5
     from programme.course where id = $2`,
    [id, course, house.clock.today().toString(), state, mentors],
  );
  await house.owner.query(
    `insert into programme.match_answer (match_id, organisation_id, branch_id, party, mentor_id)
     select m.id, m.organisation_id, m.branch_id, p.party, p.mentor_id from programme.match m,
       (values ('participant', null), ('mentor-1', $2::uuid), ('mentor-2', $3::uuid)) p(party, mentor_id)
     where m.id = $1`,
    [id, ...mentors],
  );
  return id;
};

const fresh = (stage: Stage) => addMentor(stage, 'approved', { complete: true });

/** A new course that is asked about; the account mentorA is one of the two. */
export const addProposal = async (
  stage: Stage,
): Promise<{ readonly course: string; readonly match: string }> => {
  const { course } = await addCourse(stage);
  return { course, match: await addAsked(stage, course, [stage.things.mentor, await fresh(stage)]) };
};

/** The account mentorA has left a course, and may read the own contacts. */
export const addHandedOver = async (
  stage: Stage,
): Promise<{ readonly course: string; readonly assignment: string }> => {
  const { course } = await addCourse(stage);
  const assignment = randomUUID();
  const { owner, clock } = stage.house;
  const today = clock.today().toString();
  await owner.query(
    `insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period, end_reason)
     select $1, organisation_id, branch_id, id, $3, 1, daterange($4::date - 30, $4::date - 1), 'mentor-stopped'
     from programme.course where id = $2`,
    [assignment, course, stage.things.mentor, today],
  );
  await owner.query(
    `insert into programme.handover (id, organisation_id, branch_id, course_id, leaving_assignment_id, arriving_sees,
       leaving_sees, leaving_until, chosen_by, chosen_at)
     select gen_random_uuid(), organisation_id, branch_id, id, $2, 'nothing', 'own-contacts', $3::date + 30, 'test', now()
     from programme.course where id = $1`,
    [course, assignment, today],
  );
  return { course, assignment };
};

/** The open course of the participant whose card the presser holds. */
const courseOfHolder = async ({ house, things }: Stage, { home }: Presser): Promise<string> => {
  const card = home.branch === house.ids.branchA ? things.card : things.otherCard;
  await house.owner.query(
    `insert into programme.course (id, organisation_id, branch_id, person_id, opened_on, opened_by)
     select gen_random_uuid(), p.organisation_id, p.branch_id, p.id, '2026-11-02', 'test'
     from programme.person p join programme.participant_card k on k.person_id = p.id and k.id = $1
     where not exists (select 1 from programme.course c where c.person_id = p.id and c.closed_on is null)`,
    [card],
  );
  const { rows } = await house.owner.query(
    `select c.id from programme.course c join programme.participant_card k on k.person_id = c.person_id
     where k.id = $1 and c.closed_on is null`,
    [card],
  );
  return rows[0].id;
};

export const proposalSamples: Readonly<Record<string, SampleMaker>> = {
  '/courses/:id/proposal': aboutSubject(async (stage) => {
    const { course, match } = await addProposal(stage);
    return { path: `/courses/${course}/proposal`, fields: { match, participant: 'yes', how: 'by-phone' } };
  }),
  '/courses/:id/proposal/withdraw': aboutSubject(async (stage) => {
    const { course, match } = await addProposal(stage);
    return { path: `/courses/${course}/proposal/withdraw`, fields: { match } };
  }),
  '/courses/:id/proposal/reserve': aboutSubject(async (stage) => {
    const { course } = await addCourse(stage);
    const no = await addAsked(stage, course, [await fresh(stage), await fresh(stage)], 'declined');
    await stage.house.owner.query(
      `insert into programme.match (id, organisation_id, branch_id, course_id, departure_reason, grounds, made_on,
         made_by, made_at, state, fallback_for, mentor_ids)
       select gen_random_uuid(), organisation_id, branch_id, course_id, 'fallback', '{}', made_on, 'test', now(),
         'proposed', id, $2 from programme.match where id = $1`,
      [no, [await fresh(stage), await fresh(stage)]],
    );
    return { path: `/courses/${course}/proposal/reserve`, fields: {} };
  }),
  '/my/proposals/:id': aboutSubject(async (stage) => {
    const { match } = await addProposal(stage);
    return { path: `/my/proposals/${match}`, fields: { answer: 'yes' } };
  }),
  '/me/proposal': inOwnPlace(async (stage, presser) => {
    const course = await courseOfHolder(stage, presser);
    const match = await addAsked(stage, course, [await fresh(stage), await fresh(stage)]);
    return { path: '/me/proposal', fields: { match, answer: 'yes' } };
  }),
  '/courses/:id/handover/:assignment': aboutSubject(async (stage) => {
    const { course, assignment } = await addHandedOver(stage);
    return {
      path: `/courses/${course}/handover/${assignment}`,
      fields: { note: 'De mødes om tirsdagen.', arrivingSees: 'everything', leavingSees: 'nothing' },
    };
  }),
};
