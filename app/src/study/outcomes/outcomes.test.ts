import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';
import { outcomeColumns } from './row.ts';

let house: TestHouse;
let studyId: string;
let keys: string[];
beforeAll(async () => {
  house = await openHouse();
  studyId = await openTestStudy(house);
  for (let i = 0; i < 3; i++)
    await enrol(house.register('doors', 'coordinatorA'), await doorParts(house, 'coordinatorA'), {
      personId: await addTestPerson(house),
      studyId,
    });
  const { rows } = await house.owner.query('select study_key from study.participant order by 1');
  keys = rows.map((row) => row.study_key);
});
afterAll(() => house.close());

const fileOf = (...lines: string[]) =>
  new File([[outcomeColumns.join(';'), ...lines].join('\n')], 'udtræk.csv', { type: 'text/csv' });
const line = (key: string | undefined, day: string) => `${key};${day};;${day};fine;nej;theft`;
const upload = (file: File, completeUntil = '2026-06-30') =>
  house.as('trialManager').post(`/studies/${studyId}/outcomes`, { file, completeUntil });
const counts = async () => {
  const { rows } = await house.owner.query(
    `select (select count(*)::int from study.outcome_import) imports,
            (select count(*)::int from study.outcome_import where superseded_at is null) current,
            (select count(*)::int from study.outcome_event) events, (select count(*)::int from study.staged_import) staged`,
  );
  return rows[0];
};

test('a file with a fault brings nothing and says where', async () => {
  const answer = await upload(fileOf(line(keys[0], '2026-01-05'), line('UKENDT', '2026-01-05')));
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('UKENDT: Ingen deltager har denne nøgle');
  expect(answer.html).toContain('data-title="Kolonne"');
  expect(await counts()).toEqual({ imports: 0, current: 0, events: 0, staged: 0 });
});

test('a form without file, or with a day to come, is shown again', async () => {
  const manager = house.as('trialManager');
  const none = await manager.post(`/studies/${studyId}/outcomes`, { completeUntil: '2026-06-30' });
  expect(none.status).toBe(422);
  expect(none.html).toContain('Vælg en fil.');
  const future = await upload(fileOf(line(keys[0], '2026-01-05')), '2026-12-24');
  expect(future.status).toBe(422);
  expect(future.html).toContain('Dagen er ikke kommet endnu');
  expect((await counts()).staged).toBe(0);
});

test('a file beyond 10 MB is turned away, and nothing of it is kept', async () => {
  const answer = await upload(new File(['x'.repeat(10_700_000)], 'stor.csv', { type: 'text/csv' }));
  expect(answer.status).toBe(413);
  expect((await counts()).staged).toBe(0);
});

test('dry run, then all rows; a second press and the same file again change nothing', async () => {
  const file = fileOf(line(keys[0], '2026-01-05'), line(keys[1], '2026-02-05'));
  const staged = await upload(file);
  expect(staged.status).toBe(303);
  expect(await counts()).toEqual({ imports: 0, current: 0, events: 0, staged: 1 });
  const dryRun = await house.as('trialManager').get(staged.location ?? '');
  expect(dryRun.html).toContain('Rækker uden fejl');
  expect(dryRun.html).toContain('2 af 3');
  const _request = randomUUID();
  const confirm = () => house.as('trialManager').post(staged.location ?? '', { _request });
  const answers = await Promise.all([confirm(), confirm(), confirm()]);
  expect(answers.map((one) => one.status)).toEqual([303, 303, 303]);
  expect(await counts()).toEqual({ imports: 1, current: 1, events: 2, staged: 0 });
  const again = await upload(file);
  expect((await house.as('trialManager').post(again.location ?? '', {})).status).toBe(303);
  expect(await counts()).toMatchObject({ imports: 1, current: 1, events: 2 });
  const events = await house.owner.query(
    `select action from audit.event where action like 'outcomes.%' order by seq`,
  );
  expect(events.rows.map(({ action }) => action)).toEqual([
    'outcomes.staged',
    'outcomes.imported',
    'outcomes.staged',
    'outcomes.already-imported',
  ]);
});

test('a later file takes the place of the earlier, which stays, and comes back where the later one was a mistake', async () => {
  const later = await upload(fileOf(line(keys[2], '2026-03-05')), '2026-09-30');
  const dryRun = await house.as('trialManager').get(later.location ?? '');
  expect(dryRun.html).toContain('færre rækker');
  await house.as('trialManager').post(later.location ?? '', {});
  expect(await counts()).toMatchObject({ imports: 2, current: 1, events: 3 });
  const earlier = await upload(fileOf(line(keys[0], '2026-01-05'), line(keys[1], '2026-02-05')));
  const again = await house.as('trialManager').get(earlier.location ?? '');
  expect(again.html).toContain('Netop denne fil blev hentet');
  expect((await house.as('trialManager').post(earlier.location ?? '', {})).status).toBe(303);
  expect(await counts()).toMatchObject({ imports: 3, current: 1, events: 5 });
  const inForce = await house.owner.query(
    `select e.study_key from study.outcome_event e join study.outcome_import i on i.id = e.import_id
     where i.superseded_at is null order by e.line`,
  );
  expect(inForce.rows.map((row) => row.study_key)).toEqual([keys[0], keys[1]]);
});

test('what was staged for more than an hour, or changed, is not brought in', async () => {
  const old = await upload(fileOf(line(keys[2], '2026-04-05')), '2026-09-30');
  await house.owner.query(`update study.staged_import set expires_at = '2026-11-22T10:00Z'`);
  expect((await house.as('trialManager').post(old.location ?? '', {})).status).toBe(409);
  const other = await upload(fileOf(line(keys[2], '2026-04-05')), '2026-09-30');
  await house.owner.query(`update study.staged_import set content = content || convert_to(E'\\n', 'UTF8')`);
  const changed = await house.as('trialManager').post(other.location ?? '', {});
  expect(changed.status).toBe(409);
  expect(await counts()).toMatchObject({ imports: 3, events: 5 });
});

test('nobody but the trial manager sees or brings outcomes', async () => {
  for (const player of ['coordinatorA', 'mentorA', 'programmeLead', 'administrator', 'evaluator'] as const) {
    expect((await house.as(player).get(`/studies/${studyId}/outcomes`)).status).toBe(404);
    const file = fileOf(line(keys[0], '2026-05-05'));
    const answer = await house
      .as(player)
      .post(`/studies/${studyId}/outcomes`, { file, completeUntil: '2026-06-30' });
    expect(answer.status).toBe(404);
  }
  // And the database keeps it so: neither the case register nor a coordinator in the research register has a row.
  for (const player of ['coordinatorA', 'mentorA', 'administrator'] as const)
    expect(
      await house.study(player).read((db) => db.selectFrom('study.outcome_event').selectAll().execute()),
    ).toEqual([]);
});
