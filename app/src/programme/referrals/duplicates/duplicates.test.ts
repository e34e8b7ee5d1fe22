import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { heard } from '../../../../test/statements.ts';
import { makeLink, refer, withoutNumbers, writtenOf } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const boxOn = (html: string): string | undefined => /\/possible-duplicates\/[\w-]+/u.exec(html)?.[0];
const personOf = async (referral: string) =>
  (await house.owner.query('select person_id from programme.referral where id = $1', [referral])).rows[0]
    .person_id;

test('A9 the same person by name and birth date: the coordinator is told and decides, the referrer is not', async () => {
  const fresh = await refer(house, 'A', { name: 'Karsten Fremmed', cpr: '1.1.1970' });
  const known = await refer(house, 'A', { name: 'Mikkel Sørensen', cpr: '120390-1234' });
  const again = await refer(house, 'A', { name: 'Mikkel Soerensen', cpr: '12. marts 1990' });
  expect(withoutNumbers(again.answer.html)).toBe(withoutNumbers(fresh.answer.html));
  const links = [again.link, fresh.link].map((link) => house.as('nobody').get(link));
  const [seen, other] = await Promise.all(links);
  expect(withoutNumbers(seen?.html ?? '')).toBe(withoutNumbers(other?.html ?? ''));

  expect(boxOn((await coordinator().get(fresh.path)).html)).toBeUndefined();
  const page = (await coordinator().get(again.path)).html;
  expect(page).toContain('Det kan være samme person som');
  expect(page).toContain(`href="/people/${known.person}"`);
  const decide = boxOn(page) ?? '';
  expect((await house.as('coordinatorB').post(decide, { verdict: 'same' })).status).toBe(404);
  const moved = await coordinator().post(decide, { verdict: 'same' });
  expect([moved.status, moved.location]).toEqual([303, again.path]);
  expect(await personOf(again.id)).toBe(known.person);
  expect((await coordinator().get(again.path)).html).toContain('Personen er også henvist før');
  expect((await coordinator().post(decide, { verdict: 'different' })).status).toBe(409);
  // A third time with the same number: straight to the person who was known.
  const third = await refer(house, 'A', { name: 'M. Sørensen', cpr: '120390-1234' });
  expect(third.person).toBe(known.person);
});

test('A9 one slip in the day of birth: the same name is asked about, another is not, and the same number whatever the day', async () => {
  const known = await refer(house, 'A', { name: 'Thomas Vestergaard', cpr: '12.3.1971' });
  const asked = async (name: string, cpr: string) => {
    const again = await refer(house, 'A', { name, cpr });
    const { html } = await coordinator().get(again.path);
    // Out of the way of the next one.
    await house.owner.query('update programme.person set birth_date = null where id = $1', [again.person]);
    return html.includes(`href="/people/${known.person}"`) ? html : '';
  };
  for (const slip of ['21.3.1971', '3.12.1971', '12.3.1972', '12.3.1917', '12.8.1971', '22.3.1971'])
    expect(await asked('Vestergaard Tomas', slip), slip).toContain('kun en skrivefejl fra hinanden');
  for (const [name, day] of [
    ['Thomas Vestergaard', '13.4.1971'],
    ['Thomas Vestergaard', '12.3.1985'],
    ['Thomas Holm', '21.3.1971'],
    ['Thomas Holm Vestergaard', '21.3.1971'],
  ] as const)
    expect(await asked(name, day), `${name} ${day}`).toBe('');
});

test('A9 who is known and who is not are handed in by the same statements: their number tells nothing', async () => {
  const known = { name: 'Tom Kendt', cpr: '050575-1234' };
  await refer(house, 'A', known);
  const sent = async (more: Readonly<Record<string, string>>) => {
    const link = await makeLink(house);
    const said = await heard(() => house.as('nobody').post(link, writtenOf(house, 'A', more)));
    return said.map(({ text }) => text);
  };
  const again = await sent(known);
  expect(await sent({ name: 'Tim Ukendt', cpr: '060675-1234' })).toEqual(again);
  const { rows } = await house.owner.query(
    `select count(*)::int n from programme.person where name = 'Tom Kendt'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('A9 a number that came with the second referral follows it to the person who was known without one', async () => {
  const known = await refer(house, 'A', { name: 'Åse Ågård', cpr: '5.5.1985' });
  const again = await refer(house, 'A', { name: 'Aase Aagaard', cpr: '050585-1234' });
  const decide = boxOn((await coordinator().get(again.path)).html) ?? '';
  await coordinator().post(decide, { verdict: 'same' });
  const third = await refer(house, 'A', { name: 'Åse Ågård', cpr: '050585-1234' });
  expect([third.person, await personOf(again.id)]).toEqual([known.person, known.person]);
});

test('A9 another person is left alone, and a double click decides once', async () => {
  await refer(house, 'A', { name: 'Jonas Toft', cpr: '6.6.1986' });
  const twin = await refer(house, 'A', { name: 'Jonas Tofte', cpr: '6.6.1986' });
  const decide = boxOn((await coordinator().get(twin.path)).html) ?? '';
  const click = { verdict: 'different', _request: crypto.randomUUID() };
  for (let press = 0; press < 2; press += 1)
    expect((await coordinator().post(decide, click)).status).toBe(303);
  expect(await personOf(twin.id)).toBe(twin.person);
  expect((await coordinator().get(twin.path)).html).toContain('Besluttet: en anden.');
});

test('A9 nothing is moved once something has come of the new referral', async () => {
  await refer(house, 'A', { name: 'Emil Skov', cpr: '7.7.1987' });
  const again = await refer(house, 'A', { name: 'Emil Skov', cpr: '7.7.1987' });
  expect((await coordinator().post(`${again.path}/accept`, {})).status).toBe(303);
  const decide = boxOn((await coordinator().get(again.path)).html) ?? '';
  await coordinator().post(decide, { verdict: 'same' });
  expect(await personOf(again.id)).toBe(again.person);
});

test('A9 across branches: both are told that it may be, neither who or where', async () => {
  const known = await refer(house, 'B', { name: 'Rasmus Bruun', cpr: '080888-1234' });
  const again = await refer(house, 'A', { name: 'Rasmus Bruuhn', cpr: '080888-1234' });
  const page = (await coordinator().get(again.path)).html;
  expect(page).toContain('Personen kan være kendt i en anden afdeling. De har fået besked.');
  for (const secret of [known.person, known.number, 'Afdeling B', 'Rasmus Bruun<'])
    expect(page, secret).not.toContain(secret);

  const b = house.as('coordinatorB');
  const day = (await b.get('/today')).html;
  expect(day).toContain(`Rasmus Bruun kan være henvist igen i en anden afdeling (${again.number}).`);
  const asked = boxOn(day) ?? '';
  const seen = (await b.get(asked)).html;
  expect(seen).toContain(again.number);
  for (const secret of [again.person, again.id, 'Bruuhn', 'Afdeling A'])
    expect(seen, secret).not.toContain(secret);
  expect((await coordinator().get(asked)).status).toBe(404);
  expect((await b.post(asked, { verdict: 'same' })).location).toBe('/today');
  expect((await b.get('/today')).html).not.toContain('henvist igen');
  // Nothing moved between branches, and the other side still has its own question.
  expect(await personOf(again.id)).toBe(again.person);
  expect(boxOn((await coordinator().get(again.path)).html)).toBeDefined();
  // Another branch knows the number; the day that was written there was corrected to a wrong one.
  const far = await refer(house, 'B', { name: 'Ulrik Fjern', cpr: '130471-1234' });
  await house.owner.query(`update programme.person set birth_date = '1960-01-01' where id = $1`, [
    far.person,
  ]);
  const near = await refer(house, 'A', { name: 'Ulrik Fjern', cpr: '130471-1234' });
  expect((await coordinator().get(near.path)).html).toContain('kan være kendt i en anden afdeling');
});

test('A9 two who hand the same person in at the same moment do not miss each other', async () => {
  const made = await Promise.all(
    ['Ali Dam', 'Ali Damm'].map((name) => refer(house, 'A', { name, cpr: '9.9.1989' })),
  );
  const { rows } = await house.owner.query(
    'select count(*)::int n from programme.possible_duplicate where person_id = any ($1::uuid[])',
    [made.map(({ person }) => person)],
  );
  expect(rows[0].n).toBe(1);
  const same = await Promise.all(
    ['Bo Rask', 'Bo Rask'].map((name) => refer(house, 'A', { name, cpr: '101089-1234' })),
  );
  expect(new Set(same.map(({ person }) => person)).size).toBe(1);
});

test('A9 the link may write no duplicate and read none', async () => {
  const { link } = await refer(house, 'A', { name: 'Peter Holm', cpr: '11.11.1981' });
  await refer(house, 'A', { name: 'Peter Holm', cpr: '11.11.1981' });
  const client = await house.pools.cases.connect();
  try {
    await client.query('begin');
    const { rows } = await house.owner.query(
      'select id from programme.referral_link where used_at is not null order by used_at limit 1',
    );
    await client.query(`select set_config('primus.link', $1, true), set_config('primus.user', '', true)`, [
      rows[0].id,
    ]);
    for (const table of ['possible_duplicate', 'person', 'release_date', 'referral', 'referral_change'])
      expect((await client.query(`select 1 from programme.${table}`)).rowCount, table).toBe(0);
    await expect(
      client.query(
        `insert into programme.possible_duplicate (organisation_id, branch_id, person_id, number, basis, elsewhere, found_at)
         values ($1, $2, $2, 'x', 'cpr', true, now())`,
        [house.ids.organisation, house.ids.branchA],
      ),
    ).rejects.toThrow('permission denied');
  } finally {
    await client.query('rollback');
    client.release();
  }
  expect(link).toMatch(/^\/refer\//u);
  expect(writtenOf(house, 'A')['name']).toBe('Mikkel Sørensen');
});
