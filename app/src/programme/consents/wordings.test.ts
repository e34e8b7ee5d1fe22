import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addPerson } from '../courses/fixture.ts';

let house: TestHouse;
let person: string;
beforeAll(async () => {
  house = await openHouse();
  person = await addPerson(house, { name: 'Vera Version' });
});
afterAll(() => house.close());

const page = async () => (await house.as('coordinatorA').get(`/people/${person}`)).html;
const record = (fields: Readonly<Record<string, string>> = {}) =>
  house.as('coordinatorA').post(`/people/${person}/consents`, {
    purpose: 'story-photo',
    givenOn: '2026-11-20',
    givenHow: 'in-writing',
    ...fields,
  });
const reword = (da: string, en = 'You may show my picture.') =>
  house.as('programmeLead').post('/settings/consents', { purpose: 'story-photo', da, en });
const versions = async () =>
  (
    await house.owner.query(
      `select version from programme.consent where person_id = $1 and purpose = 'story-photo' order by recorded_at, version`,
      [person],
    )
  ).rows.map((row) => row.version);

const plain = 'I må vise mit billede. Jeg kan sige nej igen.';

test('A7 the programme’s lead words a consent anew; given ones keep their words, new ones get the new', async () => {
  expect((await record({ version: '1' })).status).toBe(303);
  expect((await reword(plain)).status).toBe(303);
  const shown = await page();
  expect(shown).toContain(plain);
  // The words that were said yes to stay readable beside the new ones.
  expect(shown).toContain('Ordene, der blev sagt ja til (1)');
  expect(shown).toContain('I må vise mit billede og fortælle min historie til andre.');
  const withdrawn = await house
    .as('coordinatorA')
    .post(`/people/${person}/consents/story-photo/withdraw`, { how: 'in-person' });
  expect(withdrawn.status).toBe(303);
  const stale = await record({ version: '1' });
  expect([stale.status, stale.html.includes('Samtykkets ord er ændret')]).toEqual([409, true]);
  expect(await versions()).toEqual([1]);
  // A8: a yes of before the no does not come back through another day in the form.
  const backdated = await record({ version: '2' });
  expect([backdated.status, backdated.html.includes('trak samtykket tilbage 22. november 2026')]).toEqual([
    409,
    true,
  ]);
  expect(await versions()).toEqual([1]);
  expect((await record({ version: '2', givenOn: '2026-11-22' })).status).toBe(303);
  expect(await versions()).toEqual([1, 2]);
});

test('A7 a yes of before a new wording is a yes to the words of then', async () => {
  const other = await addPerson(house, { name: 'Viggo Version' });
  const give = (givenOn: string) =>
    house.as('coordinatorA').post(`/people/${other}/consents`, {
      purpose: 'story-photo',
      version: '2',
      givenOn,
      givenHow: 'in-writing',
    });
  expect((await give('1066-10-14')).status).toBe(422);
  expect((await give('2026-11-10')).status).toBe(303);
  const { rows } = await house.owner.query(
    `select version from programme.consent where person_id = $1 and purpose = 'story-photo'`,
    [other],
  );
  expect(rows).toEqual([{ version: 1 }]);
});

test('A7 A8 an authority that is written out is the same one however it is written, so a no to it is a no', async () => {
  const other = await addPerson(house, { name: 'Mona Myndighed' });
  const name = (written: string) =>
    house.as('coordinatorA').post(`/people/${other}/consents`, {
      purpose: 'authority-contact',
      other: written,
      givenOn: '2026-11-20',
      givenHow: 'in-person',
    });
  for (const [written, status] of [
    ['Jobcentret', 303],
    ['the job centre', 409],
    ['Skattestyrelsen', 303],
    ['skattestyrelsen ', 409],
    ['Gældsstyrelsen  i  Ringsted', 303],
    ['gældsstyrelsen i ringsted', 409],
  ] as const)
    expect([written, (await name(written)).status]).toEqual([written, status]);
  const { rows } = await house.owner.query(
    `select recipient from programme.consent where person_id = $1 and purpose = 'authority-contact' order by 1`,
    [other],
  );
  expect(rows.map(({ recipient }) => recipient)).toEqual([
    'job-centre',
    'other: Gældsstyrelsen i Ringsted',
    'other: Skattestyrelsen',
  ]);
});

test('A7 words above lix 30 are refused with the number, and what was written stays', async () => {
  const heavy = 'Undertegnede samtykker herved til offentliggørelse af fotografier og beretninger.';
  const refused = await reword(heavy);
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/Teksten har lix \d\d\. Den må højst have 30\./u);
  expect(refused.html).toContain(heavy);
  const { rows } = await house.owner.query('select count(*)::int n from programme.consent_text');
  expect(rows).toEqual([{ n: 1 }]);
});

test('A7 a wording is the lead’s to add, and nobody’s to change', async () => {
  for (const player of ['coordinatorA', 'mentorA', 'administrator'] as const)
    expect([player, (await house.as(player).get('/settings/consents')).status]).toEqual([player, 404]);
  await expect(house.pools.cases.query(`update programme.consent_text set da = 'x'`)).rejects.toMatchObject({
    code: '42501',
  });
  await expect(
    house.cases('coordinatorA').change({ action: 'test' }, async (db) => {
      await db
        .insertInto('programme.consent_text')
        .values({
          organisation_id: house.ids.organisation,
          purpose: 'programme',
          version: 2,
          da: 'x',
          en: 'x',
          valid_from: '2026-11-22',
          added_by: 'x',
          added_at: '2026-11-22T12:00:00Z',
        })
        .execute();
      return {};
    }),
  ).rejects.toMatchObject({ code: '42501' });
});

test('A7 contact with authorities takes an authority, a short name, and no CPR number', async () => {
  const named = (fields: Readonly<Record<string, string | readonly string[]>>) =>
    house.as('coordinatorA').post(`/people/${person}/consents`, {
      purpose: 'authority-contact',
      givenOn: '2026-11-20',
      givenHow: 'in-person',
      ...fields,
    });
  for (const [fields, words] of [
    [{}, 'Vælg, hvem mentorerne må tale med'],
    [{ other: '010190-1234' }, 'Skriv ikke CPR-numre her'],
    [{ other: 'x'.repeat(61) }, 'Skriv højst 60 tegn'],
    [{ 'recipients[]': ['police'] }, 'Ret dette'],
  ] as const) {
    const answer = await named(fields);
    expect([answer.status, answer.html.includes(words)]).toEqual([422, true]);
  }
  await expect(
    house.owner.query(
      `insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, recipient, version, given_on, given_how, recorded_by, recorded_at)
       select gen_random_uuid(), organisation_id, branch_id, id, 'programme', 'job-centre', 1, '2026-11-20', 'in-person', 'test', now()
       from programme.person where id = $1`,
      [person],
    ),
  ).rejects.toMatchObject({ constraint: 'consent_recipient' });
});
