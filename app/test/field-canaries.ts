import { randomUUID } from 'node:crypto';
import type { Field } from '../src/office/fields.ts';
import { formatDate } from '../src/ui/index.ts';
import type { Stage } from './samples/index.ts';
import { addReadyPerson, freshToken } from './samples/things.ts';

/** A place besides those of the furniture, on which something is planted. */
export type Place = readonly [route: string, path: string];

/** A day as a file has it, and in every form in which a page writes it: in a table its parts stay together. */
const formsOfDay = (day: string): readonly string[] => {
  const written = (['da', 'en'] as const).flatMap((lang) =>
    (['short', 'day'] as const).map((style) => formatDate(lang, Temporal.PlainDate.from(day), style)),
  );
  return [day, ...written, ...written.map((text) => text.replaceAll(' ', '\u00a0'))];
};

const offences: string[] = [];

/** What each field looks like where it is seen: a value that stands nowhere else. */
export const canaries: Readonly<Record<Field, readonly string[]>> = {
  name: ['Kanarie Fuglsang'],
  // Seen where the branch shows aliases: a test of its own.
  trueName: [],
  address: [],
  birthDate: formsOfDay('1961-02-03'),
  cpr: ['0302614321', '030261-4321'],
  phone: ['70112233', '70 11 22 33'],
  contactRule: ['kanarie kun om aftenen', 'kanarie ikke til broderen'],
  alertForMentors: ['kanarie har brug for ro'],
  alert: ['kanarie trussel fra gruppe'],
  prison: ['Kanariefængslet'],
  releaseDate: formsOfDay('2027-01-17'),
  consent: formsOfDay('2025-05-06'),
  authority: ['kanarie boligforening'],
  // The chosen one of a list of risk bands.
  assessment: ['value="high" selected'],
  arm: ['Lodtrækningens svar', 'Answer of the randomisation'],
  offence: offences,
  referralNote: ['kanarie fra fængslet'],
  contactNote: ['kanarie drak kaffe'],
  handoverNote: ['kanarie mødes i parken'],
  concern: ['kanarie er bange'],
  mentorName: ['Bodil Kanariementor', 'Bodil'],
  mentorBirthDate: formsOfDay('1959-04-05'),
  mentorPhone: ['70445566', '70 44 55 66'],
  mentorMail: ['kanarie.mentor@test.invalid'],
  application: ['kanarie vil gerne hjælpe'],
  check: formsOfDay('2026-02-13'),
  absence: formsOfDay('2027-03-04'),
  absenceNote: ['kanarie på ferie'],
  expense: ['kanarie togbillet'],
};

/** Puts every canary where it belongs: on the participant, the course and the mentor that the pages are about. */
export const plantFields = async (where: Stage): Promise<readonly Place[]> => {
  const { house, things } = where;
  const { owner, ids, users, parts } = house;
  const place = [ids.organisation, ids.branchA];
  const [prison, link] = [randomUUID(), randomUUID()];
  const { token, hash } = freshToken();
  const ready = await addReadyPerson(where);
  const run = (text: string, values: readonly unknown[]) => owner.query(text, [...values]);
  await run(
    `insert into office.prison (id, organisation_id, name, kind) values ($1, $2, 'Kanariefængslet', 'open')`,
    [prison, ids.organisation],
  );
  await run(
    `update programme.person set name = 'Kanarie Fuglsang', birth_date = '1961-02-03', phone = '70112233' where id = $1`,
    [things.person],
  );
  await run(
    `update programme.referral set prison_id = $2, note = 'kanarie fra fængslet' where person_id = $1`,
    [things.person, prison],
  );
  await run(`update programme.release_date set date = '2027-01-17' where person_id = $1`, [things.person]);
  await run('insert into keys.identity values ($1, $2, $3, $4)', [
    things.person,
    ids.organisation,
    parts.house.secrets.seal('cpr', '0302614321'),
    parts.house.secrets.fingerprint('cpr', '0302614321'),
  ]);
  await run(
    `insert into programme.contact_rule (id, organisation_id, branch_id, person_id, channels, when_text, not_to, voicemail, recorded_by, recorded_at)
    values (gen_random_uuid(), $1, $2, $3, '{phone}', 'kanarie kun om aftenen', 'kanarie ikke til broderen', false, 'test', now())`,
    [...place, things.person],
  );
  for (const [text, forMentors] of [
    ['kanarie har brug for ro', true],
    ['kanarie trussel fra gruppe', false],
  ])
    await run(
      `insert into programme.person_alert (id, organisation_id, branch_id, person_id, kind, text, for_mentors, from_on, recorded_by, recorded_at)
      values (gen_random_uuid(), $1, $2, $3, 'practical', $4, $5, '2026-11-01', 'test', now())`,
      [...place, things.person, text, forMentors],
    );
  await run(
    `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, recipient, version, given_on, given_how, recorded_by, recorded_at)
    values (gen_random_uuid(), $1, $2, $3, 'authority-contact', 'other: kanarie boligforening', 1, '2025-05-06', 'in-person', 'test', now())`,
    [...place, things.person],
  );
  await run(
    `insert into programme.assessment (id, organisation_id, branch_id, person_id, facts, recorded_by, recorded_at)
    values (gen_random_uuid(), $1, $2, $3, '{"riskBand": "high"}', 'test', now() + interval '1 day')`,
    [...place, ready],
  );
  // Who referred sees, through the link, for whom the prison is asked.
  await run(
    `insert into programme.referral_link (id, organisation_id, prison_id, token_hash, expires_at, used_at, follow_until)
    values ($1, $2, $3, $4, '2027-06-01', '2026-11-01', '2027-06-01')`,
    [link, ids.organisation, prison, hash],
  );
  await run('update programme.referral set link_id = $2 where id = $1', [things.referral, link]);
  await run(
    `insert into programme.clearance_request (id, organisation_id, branch_id, mentor_id, prison_id, referral_id, sent_on, recorded_by, recorded_at)
    values (gen_random_uuid(), $1, $2, $3, $4, $5, '2026-11-20', 'test', now())`,
    [...place, things.mentor, prison, things.referral],
  );
  await run(
    `insert into programme.schedule_item (id, organisation_id, branch_id, course_id, step, anchor, offset_from, offset_to, window_from, window_to)
    values (gen_random_uuid(), $1, $2, $3, 'plan', 'release', -30, -15, '2026-12-18', '2027-01-02')`,
    [...place, things.course],
  );
  await run(`update programme.contact set note = 'kanarie drak kaffe' where id = $1`, [things.contact]);
  await run(`update programme.concern set text = 'kanarie er bange' where id = $1`, [things.concern]);
  await run(
    `update programme.mentor set name = 'Bodil Kanariementor', birth_date = '1959-04-05', phone = '70445566', email = 'kanarie.mentor@test.invalid' where id = $1`,
    [things.mentor],
  );
  await run(
    `insert into programme.application (id, organisation_id, branch_id, mentor_id, about, agreed_at) values (gen_random_uuid(), $1, $2, $3, 'kanarie vil gerne hjælpe', now())`,
    [...place, things.mentor],
  );
  await run(
    `insert into programme.mentor_check (id, organisation_id, branch_id, mentor_id, kind, seen_on, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, 'interview', '2026-02-13', 'test', now())`,
    [...place, things.mentor],
  );
  await run(
    `insert into programme.mentor_absence (id, organisation_id, branch_id, mentor_id, kind, period, return_on, note, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, 'leave', '[2026-11-20,2027-03-04)', '2027-03-04', 'kanarie på ferie', 'test', now())`,
    [...place, things.mentor],
  );
  await run(
    `insert into programme.expense (id, organisation_id, branch_id, mentor_id, course_id, kind, spent_on, amount_ore, note, written_by, written_at) values (gen_random_uuid(), $1, $2, $3, $4, 'outlay', '2026-11-20', 5000, 'kanarie togbillet', $5, now())`,
    [...place, things.mentor, things.course, users.mentorA],
  );
  // One who came after reads the note; the other place is free, and the coordinator may write it anew.
  const left = [randomUUID(), randomUUID()];
  // One mentor is never in both places at once.
  const periods = [
    ['2026-11-10', '2026-11-22'],
    ['2026-11-01', '2026-11-10'],
  ] as const;
  for (const [index, assignment] of left.entries())
    await run(
      `with before as (
       insert into programme.assignment (id, organisation_id, branch_id, course_id, mentor_id, place, period, end_reason)
       values ($5, $1, $2, $3, $4, $6, daterange($7, $8), 'test') returning id)
     insert into programme.handover (id, organisation_id, branch_id, course_id, leaving_assignment_id, note,
       arriving_sees, leaving_sees, chosen_by, chosen_at)
     select gen_random_uuid(), $1, $2, $3, id, 'kanarie mødes i parken', 'note', 'nothing', 'test', now() from before`,
      [...place, things.course, things.mentor, assignment, index + 1, ...(periods[index] ?? [])],
    );
  await run('update programme.assignment set sees_note = true where id = $1', [things.assignment]);
  await plantOfStudy(where);
  return [
    ['/people/:id', `/people/${ready}`],
    ['/refer/:token', `/refer/${token}`],
    ['/courses/:id/handover/:assignment', `/courses/${things.course}/handover/${left[1]}`],
  ];
};

/** What the study knows of somebody: the number behind a key, the answer of the randomisation, and what came after. */
const plantOfStudy = async ({ house, things, recruiting, finished }: Stage): Promise<void> => {
  const { owner, ids, parts } = house;
  await owner.query(
    `insert into keys.identity (person_id, organisation_id, cpr_sealed, cpr_fingerprint)
     select person_id, $2, $3, $4 from keys.study_key where study_id = $1
     on conflict (person_id) do update set cpr_sealed = excluded.cpr_sealed`,
    [
      recruiting,
      ids.organisation,
      parts.house.secrets.seal('cpr', '0302614321'),
      parts.house.secrets.fingerprint('cpr', 'kanarie'),
    ],
  );
  await owner.query(
    `insert into programme.enrolment (person_id, organisation_id, branch_id, study_id, arm, enrolled_on, enrolled_by, enrolled_at)
     values ($3, $1, $2, gen_random_uuid(), 'mentoring', '2026-11-10', 'test', now())`,
    [ids.organisation, ids.branchA, things.person],
  );
  // Whoever has one offence: so many days after the release, in one coded arm or the other.
  const { rows } = await owner.query<{ study_key: string; days: number }>(
    `select p.study_key, min(e.offence_on) - p.origin_date as days
     from study.participant p join study.outcome_event e using (study_id, study_key)
     where p.study_id = $1 and e.offence_kind <> 'traffic' group by p.study_key, p.origin_date having count(*) = 1`,
    [finished.studyId],
  );
  for (const { study_key: key, days } of rows) offences.push(`${key},X,${days},1,`, `${key},Y,${days},1,`);
};
