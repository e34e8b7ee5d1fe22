import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../test/house.ts';
import { openStage, placeOf, type Stage } from '../test/samples/index.ts';
import { addReadyPerson, freshToken } from '../test/samples/things.ts';
import { routes } from './main.ts';
import { type Field, fields, type Seer, whoChanges, whoSees } from './office/fields.ts';
import type { Access } from './office/route.ts';

let stage: Stage;
/** Places besides those of the furniture. */
const also: (readonly [route: string, place: string])[] = [];
beforeAll(async () => {
  stage = await openStage();
  await plant(stage);
});
afterAll(() => stage.house.close());

const formsOfDay = (day: string): readonly string[] => {
  const [year, month, date] = day.split('-').map(Number);
  const da = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'][
    (month ?? 1) - 1
  ];
  const long = [
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ][(month ?? 1) - 1];
  return [day, `${date}. ${da}. ${year}`, `${date}.\u00a0${da}.\u00a0${year}`, `${date}. ${long} ${year}`];
};

/** What each field looks like where it is seen: a value that stands nowhere else. */
const canaries: Readonly<Record<Field, readonly string[]>> = {
  name: ['Kanarie Fuglsang'],
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
  referralNote: ['kanarie fra fængslet'],
  contactNote: ['kanarie drak kaffe'],
  concern: ['kanarie er bange'],
  mentorName: ['Bodil Kanariementor', 'Bodil'],
  mentorBirthDate: formsOfDay('1959-04-05'),
  mentorPhone: ['70445566', '70 44 55 66'],
  mentorMail: ['kanarie.mentor@test.invalid'],
  application: ['kanarie vil gerne hjælpe'],
  check: formsOfDay('2026-02-13'),
  absenceNote: ['kanarie på ferie'],
  expense: ['kanarie togbillet'],
};

/** Puts every canary where it belongs: on the participant, the course and the mentor that the pages are about. */
const plant = async (where: Stage): Promise<void> => {
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
  also.push(['/people/:id', `/people/${ready}`], ['/refer/:token', `/refer/${token}`]);
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
    `insert into programme.mentor_absence (id, organisation_id, branch_id, mentor_id, kind, period, note, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, 'leave', '[2026-11-20,)', 'kanarie på ferie', 'test', now())`,
    [...place, things.mentor],
  );
  await run(
    `insert into programme.expense (id, organisation_id, branch_id, mentor_id, course_id, kind, spent_on, amount_ore, note, written_by, written_at) values (gen_random_uuid(), $1, $2, $3, $4, 'outlay', '2026-11-20', 5000, 'kanarie togbillet', $5, now())`,
    [...place, things.mentor, things.course, users.mentorA],
  );
};

/** A prison is one of many on a list; it is somebody's where the person stands beside it. */
const isSeen = (field: Field, html: string): boolean =>
  canaries[field].some((word) => html.toLowerCase().includes(word.toLowerCase())) &&
  (field !== 'prison' || html.includes('Kanarie Fuglsang') || html.includes('PM-1<'));

test('M119 every role on every page and file sees what the table says of each field: nothing more, nothing less', async () => {
  const { house, things } = stage;
  const browsers: Readonly<Record<Seer, Browser>> = {
    coordinator: house.as('coordinatorA'),
    mentor: house.as('mentorA'),
    'programme-lead': house.as('programmeLead'),
    'trial-manager': house.as('trialManager'),
    evaluator: house.as('evaluator'),
    administrator: house.as('administrator'),
    'data-protection-officer': house.as('dataProtectionOfficer'),
    participant: house.asParticipant(things.card),
    prison: house.as('nobody'),
  };
  const seen = new Set<string>();
  const look = async (access: Access, path: string) => {
    for (const [seer, browser] of Object.entries(browsers)) {
      // To everybody else a page is absent: the access matrix tries that.
      if (Array.isArray(access.who) && !access.who.includes(seer)) continue;
      // What stands open is the same for everybody.
      if ((access.who === 'link' || access.who === 'anyone') && seer !== 'prison') continue;
      if (access.who === 'participant' && seer !== 'participant') continue;
      const answer = await browser.get(path);
      if (answer.status !== 200) continue;
      for (const field of Object.keys(fields) as Field[])
        if (isSeen(field, answer.html)) seen.add(`${field} by ${seer}`);
    }
  };
  for (const { method, path, access } of routes) {
    // What a person asked for of their own is another matter, with a log of its own.
    if (method !== 'get' || path.startsWith('/privacy')) continue;
    await look(access, await placeOf(path, 'subject' in access ? access.subject : undefined, stage));
  }
  for (const [route, path] of also) {
    const found = routes.find((one) => one.method === 'get' && one.path === route);
    if (found !== undefined) await look(found.access, path);
  }
  const told = Object.entries(fields).flatMap(([field, { see }]) => see.map((seer) => `${field} by ${seer}`));
  expect([...seen].toSorted()).toEqual(told.toSorted());
}, 180_000);

test('M119 the forms that change a field are open to whom the table says, and to nobody else', () => {
  const changes: Readonly<Record<Field, readonly string[]>> = {
    name: ['referral.handed-in', 'referral.amended'],
    birthDate: ['referral.handed-in', 'referral.amended'],
    cpr: ['referral.handed-in', 'referral.amended'],
    phone: ['person.about-corrected'],
    contactRule: ['person.contact-rule-set'],
    alertForMentors: ['person.alert-set'],
    alert: ['person.alert-set'],
    prison: ['referral.handed-in', 'person.transferred'],
    releaseDate: ['referral.handed-in', 'course.release-recorded', 'person.release-recorded'],
    consent: ['consent.recorded', 'consent.withdrawn', 'participant.consent-withdrawn'],
    authority: ['consent.recorded', 'participant.consent-withdrawn'],
    assessment: ['assessment.recorded'],
    referralNote: ['referral.handed-in', 'referral.amended'],
    contactNote: ['contact.logged'],
    concern: ['concern.raised', 'participant.mentor-asked'],
    mentorName: ['mentor.registered', 'mentor.corrected'],
    mentorBirthDate: ['mentor.registered', 'mentor.corrected'],
    mentorPhone: ['mentor.registered', 'mentor.corrected'],
    mentorMail: ['mentor.registered', 'mentor.corrected'],
    application: [],
    check: ['mentor.check-seen', 'referral-link.answered'],
    absenceNote: ['mentor.absent'],
    expense: ['expense.written', 'expense.decided'],
  };
  const posts = routes.filter(({ method }) => method === 'post');
  const known = new Set(posts.map(({ audit }) => audit));
  for (const [field, audits] of Object.entries(changes)) {
    const missing = audits.filter((audit) => !known.has(audit));
    expect(missing, field).toEqual([]);
    const who = posts
      .filter(({ audit }) => audits.includes(audit))
      .flatMap(({ access }) =>
        access.who === 'link' ? ['prison'] : Array.isArray(access.who) ? access.who : [access.who],
      );
    expect([...new Set(who)].toSorted(), field).toEqual([...fields[field as Field].change].toSorted());
  }
});

test('M119 no other wing of the database has a grant on a field, and sealed ones are behind the doors', async () => {
  const { rows } = await stage.house.owner.query<{ role: string; field: string; reads: boolean }>(
    `select r.role, f.field, has_column_privilege(r.role, split_part(f.field, '.', 1) || '.' || split_part(f.field, '.', 2),
       split_part(f.field, '.', 3), 'select') as reads
     from unnest(array['primus_auth', 'primus_study', 'primus_case', 'primus_privacy']) r (role), unnest($1::text[]) f (field)`,
    [[...new Set(Object.values(fields).flatMap(({ columns }) => columns))]],
  );
  const reads = rows.filter((row) => row.reads);
  expect(reads.filter(({ role }) => role === 'primus_auth' || role === 'primus_study')).toEqual([]);
  expect(reads.filter(({ role, field }) => role === 'primus_case' && field.startsWith('keys.'))).toEqual([]);
  expect(reads.some(({ role }) => role === 'primus_case')).toBe(true);
});

test('a page whose fields a role may not see is for nobody of that role', () => {
  expect(whoSees(['coordinator', 'mentor'], 'name', 'birthDate')).toEqual(['coordinator']);
  expect(whoChanges(['mentor'], 'contactNote')).toEqual(['mentor']);
  expect(whoSees(['evaluator', 'trial-manager'], 'name')).toEqual([]);
});

test('the table of fields in the documentation is this one', async () => {
  const lines = Object.values(fields).map(
    ({ of, words, see, change, columns }) =>
      `| ${of} | ${words.en} | ${see.join(', ') || 'nobody'} | ${change.join(', ') || 'nobody'} | ${columns.map((one) => `\`${one}\``).join(' ')} |`,
  );
  const head = `# Who sees and changes which field

Made by \`app/src/fields.test.ts\` from \`app/src/office/fields.ts\`. A coordinator: in the own branch. A mentor: of the own participants today, and of themselves. A participant: their own. The prison: through a one-time link. Administrator and data protection officer see a field only in the copy and the erasure of somebody who asked.

| of | field | sees | changes | where |
|---|---|---|---|---|
`;
  await expect(`${head}${lines.join('\n')}\n`).toMatchFileSnapshot('../../docs/fields.md');
});
