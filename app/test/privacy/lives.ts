import { randomBytes, randomUUID } from 'node:crypto';
import type { TestHouse } from '../house.ts';

/** A word that stands nowhere else, for each field that somebody can write in. */
export const canary = (life: string, table: string, column: string): string =>
  `kanarie-${life}-${table}-${column}`.replaceAll('_', '-');

export interface Life {
  readonly person: string;
  readonly course: string;
  readonly number: string;
  readonly mentor: string;
  readonly mentorUser: string;
  readonly mentorMail: string;
  readonly cpr: string;
  readonly study: string;
  readonly studyKey: string;
}

export const born = '1988-03-04';

type Row = Readonly<Record<string, unknown>>;

/**
 * A participant and a mentor of branch A of whom something stands in every table that can hold it, with a canary in
 * every field of words. The course closed on the day that is given.
 */
export const addLife = async (house: TestHouse, life: string, closedOn: string): Promise<Life> => {
  const { owner, ids, users, parts } = house;
  const at = `${closedOn}T10:00:00Z`;
  const day = Temporal.PlainDate.from(closedOn);
  const opened = day.subtract({ days: 300 }).toString();
  const made: Life = {
    person: randomUUID(),
    course: randomUUID(),
    number: `PM-${life}`,
    mentor: randomUUID(),
    mentorUser: randomUUID(),
    mentorMail: `${canary(life, 'user', 'email')}@test.invalid`,
    cpr: `040388${1000 + (life.codePointAt(0) ?? 0)}`,
    study: randomUUID(),
    studyKey: randomBytes(8).toString('hex'),
  };
  const add = async (table: string, row: Row): Promise<string> => {
    const { rows } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema || '.' || table_name = $1`,
      [table],
    );
    const has = new Set(rows.map(({ name }) => name));
    const usual: Row = {
      id: randomUUID(),
      organisation_id: ids.organisation,
      branch_id: ids.branchA,
      recorded_by: users.coordinatorA,
      recorded_at: at,
    };
    const all = { ...Object.fromEntries(Object.entries(usual).filter(([name]) => has.has(name))), ...row };
    const names = Object.keys(all);
    await owner.query(
      `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(all),
    );
    return String(all['id' as keyof typeof all] ?? '');
  };
  const say = (table: string, ...columns: readonly string[]): Row =>
    Object.fromEntries(columns.map((column) => [column, canary(life, table, column)]));

  await owner.query(`insert into auth."user" (id, name, email) values ($1, $2, $3)`, [
    made.mentorUser,
    canary(life, 'user', 'name'),
    made.mentorMail,
  ]);
  await owner.query(
    `insert into auth.session (id, "expiresAt", token, "updatedAt", "ipAddress", "userAgent", "userId")
     values ($1, $2, $1, $2, '192.0.2.7', $3, $4)`,
    [randomUUID(), at, canary(life, 'session', 'userAgent'), made.mentorUser],
  );
  await owner.query(
    `insert into auth.account (id, "accountId", "providerId", "userId", password, "updatedAt")
     values ($1, $1, 'credential', $2, $3, $4)`,
    [randomUUID(), made.mentorUser, canary(life, 'account', 'password'), at],
  );
  await owner.query(
    `insert into auth."twoFactor" (id, secret, "backupCodes", "userId") values ($1, $2, $2, $3)`,
    [randomUUID(), canary(life, 'two-factor', 'secret'), made.mentorUser],
  );
  await owner.query(`insert into auth.used_code (user_id, code_hash, used_at) values ($1, $2, $3)`, [
    made.mentorUser,
    canary(life, 'used-code', 'hash'),
    at,
  ]);
  await add('office.membership', {
    user_id: made.mentorUser,
    role: 'mentor',
    valid_from: `${opened}T10:00:00Z`,
    valid_to: at,
  });
  await add('office.invitation', {
    ...say('invitation', 'name'),
    email: made.mentorMail,
    role: 'mentor',
    token_hash: randomBytes(8),
    expires_at: at,
    used_at: at,
  });
  await add('office.mail', {
    ...say('mail', 'subject', 'body'),
    recipient: made.mentorMail,
    created_at: at,
    sent_at: at,
  });

  const mentorName = canary(life, 'mentor', 'name');
  await add('programme.mentor', {
    id: made.mentor,
    user_id: made.mentorUser,
    name: `Fornavn${life} ${mentorName}`,
    ...say('mentor', 'phone'),
    email: made.mentorMail,
    birth_date: born,
    town_id: ids.townA,
    stage: 'approved',
    stage_since: opened,
  });
  await owner.query(`update programme.mentor set stage = 'left', stage_since = $2 where id = $1`, [
    made.mentor,
    closedOn,
  ]);
  const ofMentor = { mentor_id: made.mentor };
  await add('programme.application', { ...ofMentor, ...say('application', 'about'), agreed_at: at });
  await add('programme.mentor_check', { ...ofMentor, kind: 'interview', seen_on: opened });
  await add('programme.mentor_training', {
    ...ofMentor,
    ...say('mentor-training', 'course_name'),
    completed_on: opened,
  });
  await owner.query(
    `insert into programme.conduct (organisation_id, version, da, en, valid_from, published_by, published_at)
     values ($1, 1, 'Vær til at stole på.', 'Be reliable.', '2020-01-01', 'test', now()) on conflict do nothing`,
    [ids.organisation],
  );
  await add('programme.conduct_acceptance', { ...ofMentor, version: 1, accepted_on: opened, how: 'self' });
  await add('programme.mentor_declaration', {
    ...ofMentor,
    kind: 'no-trade',
    version: 1,
    accepted_on: opened,
    how: 'self',
  });
  await add('programme.mentor_absence', {
    ...ofMentor,
    kind: 'leave',
    period: `[${opened},${opened}]`,
    ...say('mentor-absence', 'note'),
  });

  await add('programme.person', {
    id: made.person,
    ...say('person', 'name', 'phone'),
    alias: `alias-${life}`,
    birth_date: born,
  });
  const twin = await add('programme.person', {
    ...say('twin', 'name'),
    birth_date: born,
    merged_into: made.person,
  });
  const ofPerson = { person_id: made.person };
  await owner.query('insert into keys.identity values ($1, $2, $3, $4)', [
    made.person,
    ids.organisation,
    parts.house.secrets.seal('cpr', made.cpr),
    parts.house.secrets.fingerprint('cpr', made.cpr),
  ]);
  const linkId = await add('programme.referral_link', {
    ...say('referral-link', 'contact_name'),
    prison_id: ids.prison,
    token_hash: randomBytes(8),
    expires_at: at,
    used_at: at,
  });
  const referral = await add('programme.referral', {
    ...ofPerson,
    ...say('referral', 'referrer_name', 'referrer_contact', 'note'),
    number: made.number,
    link_id: linkId,
    state: 'accepted',
    prison_id: ids.prison,
    town_id: ids.townA,
    received_at: `${opened}T09:00:00Z`,
    decided_at: `${opened}T10:00:00Z`,
    decided_by: users.coordinatorA,
  });
  await add('programme.referral_change', {
    referral_id: referral,
    ...say('referral-change', 'old_value', 'new_value', 'reason'),
    field: 'name',
    changed_by: users.coordinatorA,
    changed_at: at,
  });
  await add('programme.link_answer', {
    referral_id: referral,
    link_id: linkId,
    kind: 'amendment',
    content: JSON.stringify({ name: canary(life, 'link-answer', 'content') }),
    ...say('link-answer', 'note'),
    answered_at: at,
  });
  await add('programme.possible_duplicate', {
    ...ofPerson,
    other_person_id: twin,
    ...say('possible-duplicate', 'number'),
    basis: 'cpr',
    elsewhere: false,
    found_at: at,
  });
  const release = await add('programme.release_date', {
    ...ofPerson,
    ...say('release-date', 'source'),
    kind: 'actual',
    certainty: 'certain',
    date: opened,
    referral_id: referral,
  });
  await add('programme.person_change', {
    ...ofPerson,
    field: 'phone',
    ...say('person-change', 'old_value', 'new_value', 'source'),
    changed_by: users.coordinatorA,
    changed_at: at,
  });
  const merge = await add('programme.person_merge', {
    kept_id: made.person,
    gone_id: twin,
    ...say('person-merge', 'reason'),
    stays: 'same',
    carried_cpr: false,
    merged_by: users.coordinatorA,
    merged_at: at,
  });
  await add('programme.merged_row', {
    merge_id: merge,
    kind: 'referral',
    row_id: referral,
    what: 'moved',
  });
  await add('programme.placement', { ...ofPerson, stay: 1, prison_id: ids.prison, period: `[${opened},)` });
  await add('programme.consent', {
    ...ofPerson,
    purpose: 'authority-contact',
    recipient: `other: ${canary(life, 'consent', 'recipient')}`,
    version: 1,
    given_on: opened,
    given_how: 'in-person',
  });
  await add('programme.assessment', {
    ...ofPerson,
    facts: JSON.stringify({ riskBand: 'high', values: { answer: canary(life, 'assessment', 'facts') } }),
  });
  await add('programme.person_alert', {
    ...ofPerson,
    kind: 'health',
    ...say('person-alert', 'text'),
    for_mentors: true,
    from_on: opened,
  });
  await add('programme.contact_rule', {
    ...ofPerson,
    channels: ['phone'],
    ...say('contact-rule', 'when_text', 'not_to'),
    voicemail: false,
  });
  await add('programme.match_wish', { ...ofPerson, life_areas: ['health'], slots: ['weekday-day'] });
  await add('programme.conflict', { ...ofMentor, ...ofPerson, reason: 'family', period: `[${opened},)` });
  await add('programme.participant_card', {
    ...ofPerson,
    code_hash: randomBytes(8),
    made_at: `${opened}T10:00:00Z`,
    made_by: users.coordinatorA,
    expires_at: at,
  });
  await owner.query(
    `insert into study.study (id, organisation_id, slug, title_da, title_en, protocol, protocol_hash, state, commitment, registered_at)
     values ($1, $2, $3, 'Livsforsøget', 'The life study', '{}', '', 'follow-up', '', $4)`,
    [made.study, ids.organisation, `life-${life.toLowerCase()}`, at],
  );
  await owner.query(
    `insert into study.participant (study_id, organisation_id, study_key, coded_arm, origin_date) values ($1, $2, $3, 'X', $4)`,
    [made.study, ids.organisation, made.studyKey, opened],
  );
  await owner.query('insert into keys.study_key values ($1, $2, $3)', [
    made.person,
    made.study,
    made.studyKey,
  ]);
  await add('programme.enrolment', {
    ...ofPerson,
    study_id: made.study,
    arm: 'mentoring',
    enrolled_on: opened,
    enrolled_by: users.coordinatorA,
    enrolled_at: at,
  });

  const course = { course_id: made.course };
  await add('programme.course', {
    id: made.course,
    ...ofPerson,
    opened_on: opened,
    opened_by: users.coordinatorA,
    closed_on: closedOn,
    close_reason: 'other',
    ...say('course', 'close_note'),
  });
  await add('programme.schedule_item', {
    ...course,
    step: 'plan',
    anchor: 'release',
    offset_from: 0,
    offset_to: 1,
    window_from: opened,
    window_to: opened,
  });
  await add('programme.course_hold', {
    ...course,
    reason: 'other',
    ...say('course-hold', 'note'),
    from_on: opened,
    until_on: opened,
    outcome: 'resumed',
    word_on: opened,
    release_id: release,
  });
  const match = await add('programme.match', {
    ...course,
    suggested_rank: 2,
    ...say('match', 'departure_reason', 'joint_goal', 'introduction'),
    grounds: JSON.stringify({ note: canary(life, 'match', 'grounds') }),
    made_on: opened,
    made_by: users.coordinatorA,
    made_at: at,
    mentor_ids: [made.mentor],
  });
  await add('programme.match_answer', {
    match_id: match,
    party: 'mentor-1',
    ...ofMentor,
    answer: 'yes',
    ...say('match-answer', 'reason'),
    answered_at: at,
    how: 'self',
    recorded_by: made.mentorUser,
  });
  const assignment = await add('programme.assignment', {
    ...course,
    ...ofMentor,
    match_id: match,
    place: 1,
    period: `[${opened},${closedOn})`,
    end_reason: 'course-closed',
  });
  await add('programme.handover', {
    ...course,
    leaving_assignment_id: assignment,
    ...say('handover', 'note'),
    arriving_sees: 'note',
    leaving_sees: 'nothing',
    chosen_by: users.coordinatorA,
    chosen_at: at,
  });
  const contact = await add('programme.contact', {
    ...course,
    held_on: opened,
    mode: 'visit',
    kept: 'held',
    minutes: 60,
    life_areas: ['health'],
    ...say('contact', 'note'),
    logged_by: made.mentorUser,
    logged_at: at,
  });
  await add('programme.contact_mentor', { contact_id: contact, ...ofMentor });
  await add('programme.contact_reading', {
    contact_id: contact,
    read_by: users.coordinatorA,
    read_at: at,
    thanked: true,
  });
  await add('programme.concern', {
    ...course,
    contact_id: contact,
    ...say('concern', 'text', 'handled_note'),
    raised_by: made.mentorUser,
    raised_at: at,
    handled_by: users.coordinatorA,
    handled_at: at,
  });
  await add('programme.course_notice', {
    mail_id: randomUUID(),
    ...course,
    ...ofMentor,
    cause: release,
    written_at: at,
  });
  const plan = await add('programme.match_plan', {
    state: 'published',
    made_on: opened,
    made_by: users.coordinatorA,
    made_at: at,
    closed_at: at,
    settings_version: 0,
    points: 0,
    proven: true,
    gap_seekers: 0,
    gap_points: 0,
    seconds: 1,
    unplaced: [],
    missing: '[]',
  });
  await add('programme.match_plan_row', {
    plan_id: plan,
    ...course,
    planned_ids: [made.mentor, made.mentor],
    mentor_ids: [made.mentor, made.mentor],
    place: 1,
    ...say('match-plan-row', 'reason'),
  });
  const country = await add('programme.country_plan', {
    made_on: opened,
    made_by: users.programmeLead,
    made_at: at,
    settings_version: 0,
    points: 0,
    proven: true,
    gap_seekers: 0,
    gap_points: 0,
    seconds: 1,
  });
  await add('programme.country_plan_line', {
    plan_id: country,
    ...course,
    own_mentor_ids: [made.mentor, made.mentor],
    from_branch_ids: [],
    place: 1,
  });
  await add('programme.country_plan_loan', { plan_id: country, ...ofMentor, to_branch_id: ids.branchB });
  await add('programme.expense', {
    ...ofMentor,
    ...course,
    kind: 'outlay',
    spent_on: opened,
    amount_ore: 5000,
    ...say('expense', 'note', 'reason'),
    state: 'refused',
    written_by: made.mentorUser,
    written_at: at,
    closed_by: users.coordinatorA,
    closed_at: at,
  });
  await add('programme.clearance_request', {
    ...ofMentor,
    prison_id: ids.prison,
    referral_id: referral,
    sent_on: opened,
  });
  await owner.query(`select audit.append($1, $2, $3, 'person.read', $4, '{}')`, [
    ids.organisation,
    ids.branchA,
    users.coordinatorA,
    made.person,
  ]);
  return made;
};
