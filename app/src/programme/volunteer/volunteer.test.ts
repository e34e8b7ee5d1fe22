import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { lix, plainLix } from '../../ui/text/lix.ts';
import { declarationText } from '../mentors/declarations.ts';
import { mostKnocks } from './store.ts';
import { texts } from './texts.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

let counter = 0;
const form = (more: Record<string, string | readonly string[]> = {}) => {
  counter += 1;
  return {
    name: `Åse Frivillig ${counter}`,
    birthDate: '1984-02-29',
    email: `frivillig${counter}@test.invalid`,
    phone: `2000 ${String(counter).padStart(4, '0')}`,
    town: house.ids.townA,
    'languages[]': ['da', 'ar'],
    about: 'Jeg har tid og tålmodighed.',
    agreed: 'yes',
    website: '',
    ...more,
  };
};
const rowsOf = async (name: string) =>
  (await house.owner.query('select * from programme.mentor where name = $1', [name])).rows;
const apply = (fields: ReturnType<typeof form>) => house.as('nobody').post('/volunteer', fields);

describe('C23 who wants to be a mentor', () => {
  test('applies without an account; the coordinator has an applicant, and both get a mail', async () => {
    const fields = form({ about: 'Jeg er <b>god</b> til at lytte.' });
    const page = await house.as('nobody').get('/volunteer');
    expect(page.html).toContain('Aaby');
    expect(page.html).toContain('Ørby');
    const answer = await apply(fields);
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('Tak, vi har fået din ansøgning');
    const [row] = await rowsOf(fields.name);
    expect(row).toMatchObject({
      stage: 'applied',
      branch_id: house.ids.branchA,
      languages: ['da', 'ar'],
      user_id: null,
    });
    const mail = await house.owner.query(
      `select recipient, body from office.mail order by recipient <> $1, recipient`,
      [fields.email],
    );
    expect(mail.rows.map((one) => one.recipient)).toEqual([fields.email, 'coordinatorA@test.invalid']);
    for (const one of mail.rows) expect(one.body).not.toContain(fields.name);
    const shown = await house.as('coordinatorA').get(`/mentors/${row.id}`);
    expect(shown.html).toContain('Jeg er &lt;b&gt;god&lt;/b&gt; til at lytte.');
    expect((await house.as('coordinatorB').get(`/mentors/${row.id}`)).status).toBe(404);
    expect((await house.as('coordinatorA').get('/today')).html).toContain('venter på en samtale');
  });

  test('the same mail or telephone makes no second row, and the answer does not tell', async () => {
    const first = form();
    const answers = [await apply(first)];
    for (const again of [
      form({ email: first.email.toUpperCase() }),
      form({ phone: `+45 ${first.phone.replaceAll(' ', '')}` }),
    ]) {
      answers.push(await apply(again));
      expect(await rowsOf(again.name)).toEqual([]);
    }
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const words = answers.map(({ html }) => html.replaceAll(/value="[^"]*"/gu, ''));
    expect(new Set(words).size).toBe(1);
    // Somebody who left may come back.
    await house.owner.query(`update programme.mentor set stage = 'left' where email = $1`, [first.email]);
    const back = form({ email: first.email });
    await apply(back);
    expect(await rowsOf(back.name)).toHaveLength(1);
  });

  test('twice at once is once, and a double click as well', async () => {
    const fields = form();
    const request = crypto.randomUUID();
    await Promise.all([apply(fields), apply(fields), apply(fields)]);
    expect(await rowsOf(fields.name)).toHaveLength(1);
    const other = { ...form(), _request: request };
    await Promise.all([apply(other), apply(other)]);
    expect(await rowsOf(other.name)).toHaveLength(1);
  });

  test('of 24 is told kindly; on the birthday it works', async () => {
    const young = await apply(form({ birthDate: '2001-11-23' }));
    expect(young.status).toBe(422);
    expect(young.html).toContain('Mentorer er fyldt 25.');
    expect(young.html).toContain('Jeg har tid og tålmodighed.');
    expect((await apply(form({ birthDate: '2001-11-22' }))).status).toBe(200);
  });

  test('what is wrong is said beside its field, and nothing is lost or saved', async () => {
    const fields = form({ email: 'ikke en mail', phone: '12', 'languages[]': [], agreed: '', about: 'x' });
    const answer = await apply(fields);
    expect(answer.status).toBe(422);
    for (const said of ['mailadresse', 'otte cifre', 'mindst ét sprog', 'Sæt kryds'])
      expect(answer.html).toContain(said);
    expect(answer.html).toContain(fields.name);
    expect(await rowsOf(fields.name)).toEqual([]);
    expect((await apply(form({ about: 'Mit nummer er 010190-1234' }))).html).toContain('CPR');
    expect((await apply(form({ town: house.ids.branchA }))).html).toContain('Vælg en by fra listen.');
    expect((await apply(form({ stage: 'approved' }))).status).toBe(422);
  });

  test('HTML in every field comes back inert', async () => {
    const evil = '<img src=x onerror=alert(1)>"\'';
    const names = ['name', 'birthDate', 'email', 'phone', 'town', 'about', 'agreed', 'website'];
    const answer = await apply(form(Object.fromEntries(names.map((name) => [name, evil]))));
    expect(answer.status).toBe(422);
    expect(answer.html).not.toContain('<img');
    const kept = form({ name: evil, about: evil });
    await apply(kept);
    const [row] = await rowsOf(evil);
    const coordinator = house.as('coordinatorA');
    for (const path of [`/mentors/${row.id}`, '/mentors/pipeline', '/mentors', `/mentors/${row.id}/edit`])
      expect((await coordinator.get(path)).html, path).not.toContain('<img');
  });

  test('a machine that fills in everything is thanked, and leaves nothing', async () => {
    const fields = form({ website: 'https://spam.invalid' });
    expect((await apply(fields)).html).toContain('Tak');
    expect(await rowsOf(fields.name)).toEqual([]);
  });

  test('from one address at most so many an hour; one too many is told to wait, and nothing written is lost', async () => {
    await house.owner.query('update programme.volunteer_knock set knocks = $1', [mostKnocks]);
    const fields = form();
    const answer = await apply(fields);
    expect(answer.status).toBe(429);
    expect(answer.html).toContain('Prøv igen om en time');
    expect(answer.html).toContain(`value="${fields.email}"`);
    expect(await rowsOf(fields.name)).toEqual([]);
    await house.owner.query(`update programme.volunteer_knock set since = since - interval '1 hour'`);
    expect((await apply(fields)).status).toBe(200);
  });

  test('in English, and closed where nobody is set up', async () => {
    expect((await house.as('nobody').get('/volunteer?lang=en')).html).toContain('Become a mentor');
    const demo = await house.owner.query(
      `update office.organisation set demo = true where id = $1 returning id`,
      [house.ids.organisation],
    );
    expect(demo.rowCount).toBe(1);
    // Only the demo is there: it takes applications, and says what it is.
    expect((await house.as('nobody').get('/volunteer')).html).toContain('Aaby');
    await house.owner.query(
      `insert into office.organisation (id, name) values (gen_random_uuid(), 'Uden byer')`,
    );
    expect((await house.as('nobody').get('/volunteer')).html).toContain('Der kan ikke søges her endnu');
  });
});

test('C23 C24 what a volunteer reads is plain: lix 30 at most', () => {
  const { title, lead, how, fields, agreed, agreedHint, thanks, next, after, mail, tooYoung } = texts.da;
  const page = [title, lead, how, fields, agreed, agreedHint].join('. ');
  const answer = [thanks, next, after, mail, tooYoung].join('. ');
  const declared = Object.values(declarationText.da).join(' ');
  for (const text of [page, answer, texts.da.receipt('Foreningen'), declared])
    expect(lix(text), text).toBeLessThanOrEqual(plainLix);
});
