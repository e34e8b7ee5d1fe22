import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { movableClock } from '../clock.fixture.ts';
import { forgetDrafts } from '../daily.ts';
import { makeLink, refer, writtenOf } from '../fixture.ts';
import { partStates } from './parts.ts';

const clock = movableClock('2026-11-22');
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const statesOn = (html: string) => [...html.matchAll(/pm-step-detail">([^<]+)</gu)].map((match) => match[1]);
const basisOn = (html: string) => /name="basis" value="([^"]*)"/u.exec(html)?.[1] ?? '';
const warnedOn = (html: string) => /name="_warned" value="([^"]*)"/u.exec(html)?.[1] ?? '';
const drafts = async () => (await house.owner.query('select * from programme.referral_draft')).rows;

test('A2 A3 a draft is gone on with in another browser, sealed in between; the page says how far each part is', async () => {
  const link = await makeLink(house);
  const empty = (await house.as('nobody').get(link)).html;
  expect(statesOn(empty)).toEqual(['mangler', 'mangler', 'mangler']);
  expect(empty).toContain('Linket virker til og med søndag 6. december 2026.');
  const {
    town: _,
    certainty: __,
    releaseDate: ___,
    ...half
  } = writtenOf(house, 'A', {
    name: 'Ærø Halvvejs',
    cpr: '120390-1234',
    referrerContact: '',
  });
  const kept = await house.as('nobody').post(`${link}/draft`, half);
  expect([kept.status, kept.location]).toEqual([303, link]);

  const elsewhere = (await house.as('nobody').get(link)).html;
  expect(elsewhere).toContain('value="Ærø Halvvejs"');
  expect(elsewhere).toContain('value="120390-1234"');
  expect(statesOn(elsewhere)).toEqual(['klar', 'mangler', 'påbegyndt']);
  const english = (await house.as('nobody').get(`${link}?lang=en`)).html;
  expect(statesOn(english)).toEqual(['ready', 'missing', 'begun']);

  const [row] = await drafts();
  expect(JSON.stringify(row)).not.toContain('Halvvejs');
  expect(row.sealed.includes(Buffer.from('Halvvejs'))).toBe(false);
  const events = await house.owner.query(
    `select detail::text from audit.event where action like 'referral.draft%'`,
  );
  expect(JSON.stringify(events.rows)).not.toMatch(/Halvvejs|1234/u);

  const sent = await house
    .as('nobody')
    .post(link, writtenOf(house, 'A', { name: 'Ærø Halvvejs', basis: basisOn(elsewhere) }));
  expect(sent.html).toMatch(/PM-\d+/u);
  expect(await drafts()).toEqual([]);
});

test('A2 an older page does not overwrite a newer draft unseen, and nothing that was typed is lost', async () => {
  const link = await makeLink(house);
  const [here, there] = [house.as('nobody'), house.as('nobody')];
  const keep = (browser: typeof here, name: string, note: string, basis: string) =>
    browser.post(`${link}/draft`, { name, note, town: house.ids.townA, basis });
  const shown = basisOn((await here.get(link)).html);
  expect((await keep(there, 'Ærø Ny', 'Ring om tirsdagen.', shown)).location).toBe(link);

  const older = await keep(here, 'Ærø Gammel', 'Ring om fredagen.', shown);
  expect(older.status).toBe(422);
  for (const said of [
    'Intet er overskrevet.',
    'I den nyere kladde står: Ærø Ny',
    'I den nyere kladde står: Ring om tirsdagen.',
    'value="Ærø Gammel"',
    'Ring om fredagen.</textarea>',
  ])
    expect(older.html).toContain(said);
  expect(older.html).not.toContain('I den nyere kladde står: Aaby');
  expect((await there.get(link)).html).toContain('value="Ærø Ny"');
  // Sending it is no way past the newer draft either.
  const sent = await here.post(link, writtenOf(house, 'A', { note: 'Ring om fredagen.', basis: shown }));
  expect([sent.status, sent.html.includes('I den nyere kladde står: Ærø Ny')]).toEqual([422, true]);
  expect(sent.html).toContain('Ring om fredagen.</textarea>');

  // Who has seen it goes on, and what is kept counts.
  expect((await keep(here, 'Ærø Begge', 'Tirsdag eller fredag.', basisOn(older.html))).location).toBe(link);
  const kept = (await there.get(link)).html;
  expect(kept).toContain('value="Ærø Begge"');
  // The same again is no quarrel.
  expect((await keep(there, 'Ærø Begge', 'Tirsdag eller fredag.', basisOn(kept))).status).toBe(303);
  const done = await there.post(link, writtenOf(house, 'A', { cpr: '9.9.1979', basis: basisOn(kept) }));
  expect(done.html).toMatch(/PM-\d+/u);
});

test('A2 a draft cannot be read behind another link, nor be moved to it', async () => {
  const [one, other] = [await makeLink(house), await makeLink(house)];
  await house.as('nobody').post(`${one}/draft`, { name: 'Kun Her' });
  expect((await house.as('nobody').get(other)).html).not.toContain('Kun Her');
  await house.owner.query(
    `update programme.referral_draft set link_id = (select id from programme.referral_link
       where used_at is null and id <> link_id order by created_at desc limit 1)`,
  );
  expect((await house.as('nobody').get(other)).html).not.toContain('Kun Her');
  await house.owner.query('delete from programme.referral_draft');
});

test('A2 the link is open to the end of the day that is said, and the draft goes with it', async () => {
  const link = await makeLink(house);
  await house.as('nobody').post(`${link}/draft`, { name: 'Glemt Kladde' });
  clock.goTo('2026-12-06');
  await forgetDrafts(house.parts).run();
  expect((await house.as('nobody').get(link)).status).toBe(200);
  expect(await drafts()).toHaveLength(1);
  clock.goTo('2026-12-07');
  const closed = await house.as('nobody').get(link);
  expect([closed.status, closed.html.includes('Linket er udløbet')]).toEqual([410, true]);
  expect(closed.html).not.toContain('Glemt Kladde');
  expect((await house.as('nobody').post(link, writtenOf(house, 'A'))).status).toBe(409);
  expect((await house.as('nobody').post(`${link}/draft`, { name: 'For sent' })).status).toBe(409);
  await forgetDrafts(house.parts).run();
  expect(await drafts()).toEqual([]);
  await forgetDrafts(house.parts).run();
  const { rows } = await house.owner.query(
    `select actor, detail from audit.event where action = 'referral.drafts-forgotten'`,
  );
  expect(rows).toEqual([{ actor: 'system drafts', detail: { drafts: 1 } }]);
});

test('A1 twelve fields, and what is wrong stands beside them with everything kept', async () => {
  const link = await makeLink(house);
  const { personKnows: _, ...untold } = writtenOf(house, 'A', { cpr: '1.1.2020' });
  const asked = await house.as('nobody').post(link, untold);
  expect(asked.status).toBe(422);
  expect(asked.html).toContain('Personen skal vide det, før I henviser.');
  const young = await house.as('nobody').post(link, { ...untold, personKnows: 'yes' });
  expect([young.status, young.html.includes('Personen skal være fyldt 15 år.')]).toEqual([422, true]);
  const open = { ...untold, personKnows: 'yes', cpr: '1.1.1990', certainty: 'unknown', releaseDate: '' };
  const why = await house.as('nobody').post(link, open);
  expect(why.html).toContain('Vælg, hvorfor datoen ikke kendes.');
  expect(why.html).toContain('Mikkel Sørensen');
  const sent = await house.as('nobody').post(link, { ...open, whyUnknown: 'remand' });
  expect(sent.html).toMatch(/PM-\d+/u);
  const { rows } = await house.owner.query(
    `select d.date, d.unknown_reason, r.person_knows from programme.release_date d
     join programme.referral r on r.id = d.referral_id order by d.recorded_at desc, r.number desc limit 1`,
  );
  expect(rows).toEqual([{ date: null, unknown_reason: 'remand', person_knows: true }]);
});

test('A1 one link, two hand-ins at once: one is taken', async () => {
  const link = await makeLink(house);
  const sent = await Promise.all(
    ['Ib Et', 'Ib To'].map((name) =>
      house.as('nobody').post(link, writtenOf(house, 'A', { name, cpr: '2.2.1982' })),
    ),
  );
  expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const stranger = await house.as('nobody').get(`/refer/${'x'.repeat(43)}`);
  expect(stranger.status).toBe(404);
  // A town of another organisation is no town here.
  const foreign = await house.as('nobody').post(await makeLink(house), {
    ...writtenOf(house, 'A'),
    town: crypto.randomUUID(),
  });
  expect([foreign.status, foreign.html.includes('Byen står ikke på listen længere.')]).toEqual([422, true]);
});

test('A1 what cannot be right comes back in the reader’s own words; a date is read as people write it', async () => {
  const link = await makeLink(house);
  for (const [wrong, said] of [
    [{ name: 'x'.repeat(201) }, 'Skriv højst 200 tegn.'],
    [{ name: '\u200F' }, 'Skriv personens navn.'],
    [{ name: '\u200B' }, 'Skriv personens navn.'],
    [{ name: 'Ib Holm 010190-1234' }, 'Skriv ikke CPR-numre her.'],
    [{ referrerContact: '010190–1234' }, 'Skriv ikke CPR-numre her.'],
    [{ note: 'x'.repeat(501) }, 'Skriv højst 500 tegn.'],
    [{ releaseDate: '29.2.2027' }, 'Skriv datoen som dag, måned og år'],
    [{ releaseDate: '0207-02-01' }, 'Skriv datoen som dag, måned og år'],
    [{ role: 'coordinator' }, 'Siden er ændret, siden du åbnede den.'],
  ] as const) {
    const answer = await house.as('nobody').post(link, writtenOf(house, 'A', wrong));
    expect([answer.status, answer.html.includes(said)], said).toEqual([422, true]);
    expect(answer.html).not.toMatch(/Too big|Invalid|Unrecognized/u);
  }
  const sent = await house
    .as('nobody')
    .post(link, writtenOf(house, 'A', { cpr: '3.3.1983', releaseDate: '29.2.2028' }));
  expect(sent.html).toMatch(/PM-\d+/u);
  const late = await house.as('nobody').post(link, writtenOf(house, 'A', { name: '' }));
  expect([late.status, late.html.includes('Linket er allerede brugt')]).toEqual([409, true]);
});

test('A2 a draft that is too long to send is kept all the same; one that is too long to keep comes back', async () => {
  const link = await makeLink(house);
  const keep = (note: string) => house.as('nobody').post(`${link}/draft`, writtenOf(house, 'A', { note }));
  expect((await keep('n'.repeat(1500))).status).toBe(303);
  expect((await house.as('nobody').get(link)).html).toContain('n'.repeat(1500));
  const back = await keep('m'.repeat(10_001));
  expect([back.status, back.html.includes('m'.repeat(10_001))]).toEqual([422, true]);
  expect(back.html).toContain('Skriv højst 10000 tegn.');
  expect(back.html).toContain(`action="${link}"`);
});

test('A1 a release that has been is asked about, and a day that cannot be is refused with those that can', async () => {
  const link = await makeLink(house);
  const past = writtenOf(house, 'A', { name: 'Ærø Ude', cpr: '4.4.1984', releaseDate: '2026-10-01' });
  const asked = await house.as('nobody').post(link, past);
  expect([asked.status, asked.html.includes('1. oktober 2026 er gået. Er personen løsladt')]).toEqual([
    422,
    true,
  ]);
  for (const releaseDate of ['1990-01-01', '2126-01-01']) {
    const refused = await house.as('nobody').post(link, {
      ...past,
      releaseDate,
      _warned: warnedOn((await house.as('nobody').post(link, { ...past, releaseDate })).html),
    });
    expect([refused.status, refused.html.includes('Dagen kan ikke passe. Skriv en dag fra')]).toEqual([
      422,
      true,
    ]);
  }
  const sent = await house.as('nobody').post(link, { ...past, _warned: warnedOn(asked.html) });
  const number = /PM-\d+/u.exec(sent.html)?.[0];
  // The person is out: it is kept as the release itself, and the coordinator reads so before accepting.
  const { rows } = await house.owner.query(
    `select r.id, d.kind, d.certainty, d.date::text, d.source, d.stay from programme.referral r
     join programme.release_date d on d.referral_id = r.id where r.number = $1`,
    [number],
  );
  expect(rows).toEqual([
    { id: rows[0].id, kind: 'actual', certainty: 'certain', date: '2026-10-01', source: 'referral', stay: 1 },
  ]);
  const coordinator = house.as('coordinatorA');
  const said = 'llerede løsladt 1. oktober 2026';
  expect((await coordinator.get('/today?only=referrals')).html.replaceAll('\u00a0', ' ')).toContain(said);
  const page = (await coordinator.get(`/referrals/${rows[0].id}`)).html.replaceAll('\u00a0', ' ');
  expect(page).toMatch(/Allerede løsladt (?:torsdag )?1\. oktober 2026/u);
  // The referrer, who has said so, is not asked about the release, and reads on for thirty days from today.
  const followed = await house.as('nobody').get(link);
  expect([followed.status, followed.html.includes('Er personen løsladt')]).toEqual([200, false]);
});

test('A6 each referral has a number of its own that can be said aloud', async () => {
  const numbers = await Promise.all([1, 2, 3].map((day) => refer(house, 'A', { cpr: `${day}.3.1971` })));
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(3);
  for (const { number } of numbers) expect(number).toMatch(/^PM-\d{4,6}$/u);
});

test('A3 a part is ready when it could be sent, begun when anything of it is written', () => {
  expect(partStates({})).toEqual({ person: 'missing', release: 'missing', you: 'missing' });
  const written = { town: crypto.randomUUID(), certainty: 'unknown', releaseDate: '' };
  expect(partStates(written).release).toBe('begun');
  expect(partStates({ ...written, whyUnknown: 'other' }).release).toBe('ready');
  expect(partStates({ ...written, certainty: 'certain', whyUnknown: 'other' }).release).toBe('begun');
  expect(partStates({ note: 'Noget' }).you).toBe('begun');
});
