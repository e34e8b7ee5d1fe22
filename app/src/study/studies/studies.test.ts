import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addTestPerson, openTestStudy, studyProtocol } from '../../doors/fixture.ts';
import { readStudyProtocol } from './protocol.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const yaml = (change: object = {}) => stringify({ ...studyProtocol(), ...change });
const studies = async () =>
  (await house.owner.query('select id, slug, state, commitment from study.study order by registered_at'))
    .rows;

test('a protocol is read, shown and registered as it was shown', async () => {
  const manager = house.as('trialManager');
  const shown = await manager.post('/studies/new', { protocol: yaml() });
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('Registrér dette forsøg?');
  expect(await studies()).toEqual([]);
  const confirmed = /name="confirmed" value="([0-9a-f]{64})"/.exec(shown.html)?.[1] ?? '';
  const changed = await manager.post('/studies/new', { protocol: yaml({ version: '1.0.1' }), confirmed });
  expect(changed.status).toBe(409);
  const done = await manager.post('/studies/new', { protocol: yaml(), confirmed });
  expect(done.status).toBe(303);
  const [study] = await studies();
  expect(study).toMatchObject({ slug: 'test-study', state: 'draft' });
  expect(done.location).toBe(`/studies/${study.id}`);
  const page = await manager.get(`/studies/${study.id}`);
  expect(page.html).toContain(study.commitment);
  expect(page.html).toContain('Åbn for deltagere');
  const twice = await manager.post('/studies/new', { protocol: yaml(), confirmed });
  expect(twice.status).toBe(409);
  expect(twice.html).toContain('Der er allerede et forsøg med id test-study');
});

test('a sign that no database keeps is told by its place', async () => {
  for (const sign of ['\0', '\uD800']) {
    const title = { da: `Forsøg${sign}`, en: 'Study' };
    const protocol = JSON.stringify({ ...studyProtocol(), id: 'signs', title });
    const answer = await house.as('trialManager').post('/studies/new', { protocol });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('a text holds NUL or half a character');
  }
});

test('the protocol may come as a file', async () => {
  const file = new File([yaml({ id: 'from-file' })], 'protokol.yaml', { type: 'application/yaml' });
  const shown = await house.as('trialManager').post('/studies/new', { file, protocol: '' });
  expect(shown.status).toBe(200);
  expect(shown.html).toContain('name="confirmed"');
});

test('everything wrong with a protocol is told by its place', () => {
  const [experimental, control] = studyProtocol().arms;
  const read = readStudyProtocol(
    yaml({
      prespecified: { prespecified: false, writtenAfter: { da: 'for sent', en: 'too late' } },
      followUp: { length: 104, unit: 'weeks' },
      arms: [{ ...experimental, code: 'aid' }, control],
    }),
  );
  expect(read.ok).toBe(false);
  const broken = readStudyProtocol('id: [unclosed');
  expect(broken.ok ? [] : broken.problems.map(({ path }) => path)).toEqual(['linje/line 1']);
  const bomb = ['a: &a [x]', 'b: &b [*a,*a,*a,*a]', ...'cdef'].map((line, i) =>
    line.length > 1 ? line : `${line}: &${line} [${`*${'bcde'[i - 2]},`.repeat(9)}]`,
  );
  expect(readStudyProtocol(bomb.join('\n'))).toMatchObject({
    ok: false,
    problems: [{ path: '(top)', en: expect.stringContaining('is not YAML (Excessive alias count') }],
  });
  const weeks = readStudyProtocol(
    yaml({
      followUp: { length: 104, unit: 'weeks' },
      dataset: { ...studyProtocol().dataset, time: { column: 'weeks', unit: 'weeks' } },
      analysis: { benefit: 'fewer-events', primary: { method: 'fisher' } },
      display: { times: [0, 104] },
      outcome: { ...studyProtocol().outcome, definition: undefined },
      randomisation: { method: 'external', description: { da: 'andetsteds', en: 'elsewhere' } },
    }),
  );
  expect(weeks.ok ? [] : weeks.problems.map(({ path }) => path)).toEqual([
    'randomisation.method',
    'outcome.definition',
    'followUp.unit',
  ]);
});

test('a study opens, pauses and ends, each only from where it stands', async () => {
  const id = await openTestStudy(house, { slug: 'states', state: 'draft' });
  const manager = house.as('trialManager');
  const move = (from: string, to: string) => manager.post(`/studies/${id}/state`, { from, to });
  expect((await manager.get(`/studies/${id}/state?to=recruiting`)).status).toBe(200);
  expect((await manager.get(`/studies/${id}/state?to=closed`)).status).toBe(409);
  expect((await move('draft', 'closed')).status).toBe(409);
  expect((await move('draft', 'recruiting')).status).toBe(303);
  expect((await move('draft', 'recruiting')).status).toBe(409);
  expect((await move('recruiting', 'paused')).status).toBe(303);
  expect((await move('paused', 'recruiting')).status).toBe(303);
  expect((await move('recruiting', 'follow-up')).status).toBe(303);
  expect((await move('follow-up', 'recruiting')).status).toBe(409);
  expect((await move('follow-up', 'closed')).status).toBe(303);
  for (const player of ['evaluator', 'coordinatorA', 'administrator'] as const)
    expect(
      (await house.as(player).post(`/studies/${id}/state`, { from: 'closed', to: 'recruiting' })).status,
    ).toBe(404);
});

test('only the state of a registered study can change, in the database too', async () => {
  const id = await openTestStudy(house, { slug: 'locked' });
  for (const column of ['protocol_hash', 'commitment', 'slug', 'title_da'] as const)
    await expect(
      house.study('trialManager').change({ action: 'test' }, async (db) => {
        await db
          .updateTable('study.study')
          .set({ [column]: 'x' })
          .where('id', '=', id)
          .execute();
        return {};
      }),
    ).rejects.toMatchObject({ code: '42501' });
});

test('the trial manager randomises by number and never learns the arm', async () => {
  const id = await openTestStudy(house, { slug: 'by-number' });
  const ready = await addTestPerson(house);
  await addTestPerson(house, { riskBand: null });
  const manager = house.as('trialManager');
  const page = await manager.get(`/randomise?study=${id}`);
  expect(page.html).toContain('Klar til lodtrækning');
  expect(page.html).toContain('Mellem eller høj risiko');
  expect(page.html).not.toContain('Person ');
  const done = await manager.post('/randomise', { person: ready, study: id, number: '5001' });
  expect(done.status).toBe(303);
  const after = await manager.get(done.location ?? '');
  expect(after.html).toContain('Nummer 5001 er fordelt.');
  const page2 = await manager.get(`/studies/${id}`);
  for (const { html } of [after, page2]) expect(html).not.toMatch(/kontrolgruppe|gruppe [XY]\b/i);
  expect(after.html).not.toContain(ready);
  for (const player of ['evaluator', 'coordinatorA', 'mentorA', 'programmeLead'] as const) {
    expect((await house.as(player).get('/randomise')).status).toBe(404);
    expect(
      (await house.as(player).post('/randomise', { person: ready, study: id, number: '1' })).status,
    ).toBe(404);
  }
});

test('the list says what to do when it is empty', async () => {
  const empty = await openHouse();
  expect((await empty.as('trialManager').get('/studies')).html).toContain('Registrér et forsøg');
  expect((await empty.as('evaluator').get('/studies')).html).toContain('Forsøgslederen registrerer');
  expect((await empty.as('trialManager').get('/randomise')).html).toContain('Intet forsøg tager imod');
  expect((await empty.as('coordinatorA').get('/studies')).status).toBe(404);
  await empty.close();
});
