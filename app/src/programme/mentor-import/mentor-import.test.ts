import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { type Clock, fixedClock } from '../../platform/clock.ts';
import { forgetImports } from './forget.ts';

let house: TestHouse;
let day = Temporal.PlainDate.from('2026-11-22');
const clock: Clock = { now: () => fixedClock(day).now(), today: () => day };
beforeAll(async () => {
  house = await openHouse({ clock });
});
afterAll(() => house.close());

const header = 'Navn;Fødselsdato;Mail;By;Sprog;Livsområder;Køn;Pladser;Transport';
const coordinator = () => house.as('coordinatorA');
const send = (content: string | Uint8Array<ArrayBuffer>, name = 'mentorer.csv') =>
  coordinator().post('/mentors/import', { file: new File([content], name) });
const tried = async (content: string): Promise<string> => {
  const answer = await send(content);
  expect(answer.status, answer.html).toBe(303);
  return answer.location ?? '';
};
const registered = async (name: string) =>
  (
    await house.owner.query(
      `select name, birth_date::text, email, stage, languages, life_areas, gender, capacity, transport, branch_id
       from programme.mentor where name like $1 order by name`,
      [name],
    )
  ).rows;

test('C34 a file is tried first, and its ready rows are registered by one press', async () => {
  const place = await tried(
    `${header}\nAnna Fil;12.1.1980;anna@test.invalid;Aaby;dansk, Arabisk;Bolig, arbejde;kvinde;2;bil\nBo Fil;1971-02-28;;aaby;;;;;\n`,
  );
  expect(await registered('% Fil')).toEqual([]);
  const page = (await coordinator().get(place)).html;
  expect(page).toContain('2 rækker er klar. Ingen har fejl.');
  expect(page).toContain('Skriv de 2 ind');
  expect((await coordinator().post(place, {})).location).toBe('/mentors/pipeline');
  expect(await registered('% Fil')).toMatchObject([
    {
      name: 'Anna Fil',
      birth_date: '1980-01-12',
      email: 'anna@test.invalid',
      stage: 'applied',
      languages: ['da', 'ar'],
      life_areas: ['housing', 'work'],
      gender: 'woman',
      capacity: 2,
      transport: 'car',
      branch_id: house.ids.branchA,
    },
    {
      name: 'Bo Fil',
      languages: ['da'],
      life_areas: [],
      gender: 'not-stated',
      capacity: 1,
      transport: 'public',
    },
  ]);
  // The second press does nothing, and the page says what happened.
  expect((await coordinator().post(place, {})).status).toBe(409);
  expect(await registered('% Fil')).toHaveLength(2);
  expect((await coordinator().get(place)).html).toContain('Filen er læst ind: 2 mentorer er skrevet ind.');
  const events = await house.owner.query(
    `select detail from audit.event where action = 'mentors.imported' and subject = $1`,
    [place.split('/').at(-1)],
  );
  expect(events.rows).toEqual([{ detail: { rows: 2 } }]);
});

test('C34 rows with faults are told by row and column, and come back as a file to correct', async () => {
  const place = await tried(
    `${header}\nGod Række;1.1.1980;god@test.invalid;Aaby;;;;;\n;1.1.1980;;Aaby;;;;;\nUden Dag;31.4.1980;uden mail;Aaby;;;;;\nAnden By;1.1.1980;;Ørby;;;;;\nSært Sprog;1.1.1980;;Aaby;klingonsk;;;;\nMange Pladser;1.1.1980;;Aaby;;;;9;\nGod Række;1.1.1980;;Aaby;;;;;\nSamme Mail;2.2.1980;GOD@test.invalid;Aaby;;;;;\n`,
  );
  const page = (await coordinator().get(place)).html;
  expect(page).toContain('1 række er klar. 7 rækker har fejl.');
  for (const told of [
    'Navn: Skriv mentorens navn.',
    'Fødselsdato: Skriv fødselsdatoen, fx 12.1.1980.',
    'Mail: Skriv en mailadresse, fx navn@eksempel.dk.',
    'By: Byen hører ikke til dine afdelinger.',
    'Sprog: Ordet »klingonsk« kendes ikke.',
    'Pladser: Skriv et tal fra 0 til 5.',
    'Navn: Personen er allerede skrevet ind, eller står to gange i filen.',
  ])
    expect(page).toContain(told);
  const failed = await coordinator().get(`${place}/failed.csv`);
  expect(failed.headers.get('content-disposition')).toContain('mentorer-med-fejl.csv');
  expect(failed.html.split('\r\n')).toHaveLength(9);
  const corrected = failed.html.replace('Uden Dag;31.4.1980;uden mail', 'Uden Dag;30.4.1980;');
  const again = (await coordinator().get(await tried(corrected))).html;
  // The good row of the first file was never read in, so its namesake is ready now; the mail stands alone too.
  expect(again).toContain('3 rækker er klar. 4 rækker har fejl.');
});

test('C34 the same telephone is noticed however it is written, in the file and among who is registered', async () => {
  const phones = 'Navn;Fødselsdato;Telefon;By';
  const first = await tried(
    `sep=;\n${phones}\nTel Ét;1.1.1980;+45 20 11 22 33;Aaby\nTel To;1.1.1981;20112233;Aaby\nTel Tre;1.1.1982;;Aaby\nTel Fire;1.1.1983;;Aaby\n`,
  );
  const page = (await coordinator().get(first)).html;
  expect(page).toContain('3 rækker er klar. 1 række har fejl.');
  expect(page).toContain('Telefon: Nummeret hører til en, der er skrevet ind, eller står to gange i filen.');
  const open = await tried(`${phones}\nTel Fem;1.1.1984;0045-20112233;Aaby\n`);
  expect((await coordinator().post(first, {})).status).toBe(303);
  expect((await coordinator().post(open, {})).status).toBe(409);
  const again = await tried(
    `${phones}\nTel Fem;1.1.1984;0045-20112233;Aaby\nTel Seks;1.1.1985;2011223;Aaby\n`,
  );
  expect((await coordinator().get(again)).html).toContain('1 række er klar. 1 række har fejl.');
});

test('C34 a birth date to come and a name with a CPR number fail as in the form', async () => {
  const place = await tried(
    `${header}\nEndnu Ufødt;23.11.2026;;Aaby;;;;;\nCpr 010180-1234;1.1.1980;;Aaby;;;;;\n`,
  );
  const page = (await coordinator().get(place)).html;
  for (const told of [
    '2 rækker har fejl',
    'Fødselsdato: Datoen ligger i fremtiden.',
    'Navn: Skriv kun navnet.',
  ])
    expect(page).toContain(told);
});

test('C34 an Excel sheet is read like a CSV, and the templates fit', async () => {
  for (const kind of ['csv', 'xlsx']) {
    const template = await coordinator().get(`/mentors/import/template.${kind}`);
    expect(template.status).toBe(200);
  }
  const csv = (await coordinator().get('/mentors/import/template.csv')).html;
  expect((await send(`${csv}Skabelon Prøve;1.1.1980;;;Aaby;;;;;\n`)).status).toBe(303);
  const sheet = await writeXlsxFile(
    [
      ['Name', 'Birth date', 'Town'].map((value) => ({ value })),
      [
        { value: 'Ark Prøve' },
        { value: new Date('1975-06-07T00:00:00Z'), type: Date, format: 'dd-mm-yyyy' },
        { value: 'Aaby' },
      ],
    ],
    {},
  );
  const answer = await send(new Uint8Array(await sheet.toBuffer()), 'mentorer.xlsx');
  expect(answer.status, answer.html).toBe(303);
  await coordinator().post(answer.location ?? '', {});
  expect(await registered('Ark Prøve')).toMatchObject([{ birth_date: '1975-06-07' }]);
});

test.each([
  ['Navn;By\nA;Aaby\n', 'Kolonnen Fødselsdato mangler.'],
  [`${header};Løn\nA;1.1.1980;;Aaby;;;;;;1\n`, 'Kolonnen »Løn« kendes ikke.'],
  ['Navn;Navn;Fødselsdato;By\nA;B;1.1.1980;Aaby\n', 'Kolonnen Navn er der to gange.'],
  [`${header}\n`, 'Filen har ingen rækker under kolonnernes navne.'],
  ['\u0000\u0001', 'Filen kan ikke læses som CSV eller Excel.'],
])('C34 a file that cannot be used says why: %j', async (content, told) => {
  const answer = await send(content);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain(told);
});

test('C34 whoever was registered since the dry run stops the whole file', async () => {
  const place = await tried(`${header}\nFørst Ind;1.1.1980;;Aaby;;;;;\nSidst Ind;1.1.1981;;Aaby;;;;;\n`);
  const other = await tried(`${header}\nSidst Ind;1.1.1981;;Aaby;;;;;\n`);
  expect((await coordinator().post(other, {})).status).toBe(303);
  const answer = await coordinator().post(place, {});
  expect([answer.status, answer.html.includes('Intet er ændret.')]).toEqual([409, true]);
  expect(await registered('Først Ind')).toEqual([]);
});

test('C34 two files with the same people, read in at once, register each of them once', async () => {
  const rows = Array.from({ length: 100 }, (_, i) => `Samtidig ${i};1.1.1980;;Aaby;;;;;`).join('\n');
  const places = [
    await tried(`${header}\n${rows}\n`),
    await tried(`${header}\n${rows}\nEn Til;1.1.1980;;Aaby;;;;;\n`),
  ];
  const answers = await Promise.all(places.map((place) => coordinator().post(place, {})));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect(await registered('Samtidig %')).toHaveLength(100);
});

test('C34 a thousand rows, and what is kept of them is unreadable in the database and forgotten after a week', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `Person ${i} Tusind;1.1.1980;;Aaby;;;;;`);
  const place = await tried(`${header}\n${rows.join('\n')}\n`);
  const id = place.split('/').at(-1);
  const kept = async () =>
    (await house.owner.query('select sealed from programme.mentor_import where id = $1', [id])).rows[0]
      ?.sealed;
  expect((await kept()).toString('latin1')).not.toContain('Tusind');
  await forgetImports(house.parts).run();
  expect(await kept()).not.toBeNull();
  day = day.add({ days: 8 });
  await forgetImports(house.parts).run();
  await forgetImports(house.parts).run();
  expect(await kept()).toBeNull();
  expect((await coordinator().get(place)).html).toContain('Filen er glemt igen');
  expect((await coordinator().post(place, {})).status).toBe(409);
  expect((await coordinator().get(`${place}/failed.csv`)).status).toBe(404);
  const { rows: events } = await house.owner.query(
    `select actor from audit.event where action = 'mentors.imports-forgotten'`,
  );
  expect(events).toEqual([{ actor: 'system forgets files' }]);
});
