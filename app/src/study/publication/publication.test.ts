import { createHash, randomUUID } from 'node:crypto';
import type { Results } from '@primus-motor/evaluation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyseAndUnblind, bringOutcomes, type FinishedStudy, openFinishedStudy } from '../fixture.ts';
import { figuresOf } from '../results/drawn.ts';
import { findPublished } from './store.ts';

let finished: FinishedStudy;
beforeAll(async () => {
  finished = await openFinishedStudy();
  await bringOutcomes(finished);
});
afterAll(() => finished.house.close());

const study = (rest: string) => `/studies/${finished.studyId}/${rest}`;
const owner = (sql: string, values: unknown[] = []) => finished.house.owner.query(sql, values);
const analysis = async () =>
  (await owner('select id, results_hash hash from study.analysis order by number desc limit 1')).rows[0];
const reason = 'Analysen ligger fast, og resultatet skal ud.';

test('before unblinding nobody is told which arm is which, and nothing can be published', async () => {
  const { house } = finished;
  expect((await house.as('trialManager').get(study('unblinding'))).html).toContain(
    'Analysen er ikke kørt endnu',
  );
  await house.as('evaluator').post(study('analysis'), {});
  expect((await house.as('trialManager').post(study('publication'), {})).status).toBe(409);
  expect((await house.as('nobody').get('/results/finished')).status).toBe(404);
  expect((await house.as('nobody').get('/results')).html).toContain('Intet resultat er offentliggjort endnu');
  for (const player of ['evaluator', 'trialManager'] as const)
    expect((await house.as(player).get(study('unblinding'))).html).not.toMatch(/Gruppe [XY] er/);
});

test('the one who asks cannot agree, in the application or in the database', async () => {
  const { house } = finished;
  const { id, hash } = await analysis();
  const short = await house.as('evaluator').post(study('unblinding'), { analysis: id, reason: 'nu' });
  expect(short.status).toBe(422);
  expect((await house.as('evaluator').post(study('unblinding'), { analysis: id, reason })).status).toBe(303);
  expect((await house.as('evaluatorTwo').post(study('unblinding'), { analysis: id, reason })).status).toBe(
    409,
  );
  const [asked] = (await owner('select id from study.unblinding')).rows;
  const same = await house.as('evaluator').post(study('unblinding/agree'), { unblinding: asked.id, hash });
  expect(same.status).toBe(409);
  expect(same.html).toContain('En anden skal sige ja');
  // Row-level security finds no row to change, and the table itself refuses.
  const changed = await house.study('evaluator').change({ action: 'test' }, async (db) => {
    const done = await db
      .updateTable('study.unblinding')
      .set({ approved_by: house.users.evaluator, approved_at: '2026-11-22T12:00:00Z' })
      .where('id', '=', asked.id)
      .executeTakeFirst();
    return { rows: Number(done.numUpdatedRows) };
  });
  expect(changed).toEqual({ rows: 0 });
  await expect(
    owner('update study.unblinding set approved_by = requested_by, approved_at = now()'),
  ).rejects.toMatchObject({ code: '23514' });
  // Somebody else cannot agree in the asker's name.
  await expect(
    house.study('evaluatorTwo').change({ action: 'test' }, async (db) => {
      const approval = { approved_by: house.users.trialManager, approved_at: '2026-11-22T12:00:00Z' };
      await db.updateTable('study.unblinding').set(approval).where('id', '=', asked.id).execute();
      return {};
    }),
  ).rejects.toMatchObject({ code: '42501' });
  const stale = { unblinding: asked.id, hash: 'f'.repeat(64) };
  expect((await house.as('trialManager').post(study('unblinding/agree'), stale)).status).toBe(409);
  expect(
    (await house.as('coordinatorA').post(study('unblinding/agree'), { unblinding: asked.id, hash })).status,
  ).toBe(404);
});

test('another person agrees, and the letters have names', async () => {
  const { house, mentoringCode } = finished;
  const { hash } = await analysis();
  const waiting = await house.as('trialManager').get(study('unblinding'));
  expect(waiting.html).toContain(reason);
  expect(waiting.html).toContain(hash);
  const [asked] = (await owner('select id from study.unblinding')).rows;
  const agreed = await house
    .as('trialManager')
    .post(study('unblinding/agree'), { unblinding: asked.id, hash });
  expect(agreed.status).toBe(303);
  const page = await house.as('evaluator').get(study('unblinding'));
  expect(page.html).toContain(`Gruppe ${mentoringCode} er mentorforløb.`);
  const { rows } = await owner(
    `select action from audit.event where action like 'unblinding.%' order by seq`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['unblinding.asked', 'unblinding.agreed']);
});

test('what is released is what was approved: changed data are not published', async () => {
  const { house } = finished;
  await owner('update study.participant set origin_date = origin_date + 1');
  const refused = await house.as('trialManager').post(study('publication'), {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('ændret, siden analysen blev godkendt');
  await owner('update study.participant set origin_date = origin_date - 1');
  for (const player of ['evaluator', 'coordinatorA', 'administrator'] as const)
    expect((await house.as(player).post(study('publication'), {})).status).toBe(404);
});

test('the public page leads with the answer and holds every number with its n and interval', async () => {
  const { house, people } = finished;
  const preview = await house.as('trialManager').get(study('publication'));
  expect(preview.html).toContain('Siden vil sige');
  expect((await house.as('trialManager').post(study('publication'), {})).location).toBe('/results/finished');
  const page = await house.as('nobody').get('/results/finished');
  expect(page.status).toBe(200);
  const answer = /<h1>([^<]+)<\/h1>/.exec(page.html)?.[1] ?? '';
  expect(answer.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(25);
  const relapsed = (arm: string) => people.filter((one) => one.arm === arm && one.truth.event).length;
  const n = (arm: string) => people.filter((one) => one.arm === arm).length;
  expect(page.html).toContain(`${relapsed('mentoring')} af ${n('mentoring')}`);
  expect(page.html).toContain(`${relapsed('control')} af ${n('control')}`);
  expect(page.html).toContain('95\u00a0%-interval');
  const english = await house.as('nobody').get('/results/finished?lang=en');
  expect(english.html).toContain('What we do not know');
  expect(english.html).not.toMatch(/Hvad vi|deltagere/);
  expect(page.html).not.toMatch(/\bGruppe [XY]\b/);
});

test('the downloaded file has the fingerprint on the page and holds no small cell', async () => {
  const { house } = finished;
  const page = await house.as('nobody').get('/results/finished');
  const file = await house.as('nobody').get('/results/finished/results.json');
  const hash = createHash('sha256').update(file.html).digest('hex');
  expect(page.html).toContain(hash);
  const results = JSON.parse(file.html) as Results;
  expect(results.blinded).toBe(false);
  for (const arm of results.survival)
    for (const events of arm.curve.event) expect(events).toBeGreaterThanOrEqual(5);
  for (const figure of ['dots.svg', 'survival.svg', 'flow.svg']) {
    const svg = await house.as('nobody').get(`/results/finished/${figure}`);
    expect(svg.status).toBe(200);
    expect(svg.html).toContain('<svg');
    expect(svg.html).toContain('97');
  }
  expect((await house.as('nobody').get('/results/finished/secret.svg')).status).toBe(404);
  expect((await house.as('nobody').get('/results/finished/dots.gif')).status).toBe(404);
  const picture = await house.app.request('http://localhost:3000/results/finished/survival.png');
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  // Twice the 680 px of the figure and its margins.
  expect(bytes.readUInt32BE(16)).toBe(1456);
  const again = await house.app.request('http://localhost:3000/results/finished/survival.png');
  expect(Buffer.from(await again.arrayBuffer())).toEqual(bytes);
});

test('a figure is drawn once for the same results, and anew for others, another language or another page', async () => {
  const published = await finished.house.study('nobody').read((db) => findPublished(db, 'finished'));
  if (published === undefined) throw new Error('nothing is published');
  const drawn = figuresOf(published, 'da', 'result');
  expect(figuresOf({ ...published }, 'da', 'result')).toBe(drawn);
  const others = [
    figuresOf({ ...published, hash: 'of others' }, 'da', 'result'),
    figuresOf(published, 'en', 'result'),
    figuresOf(published, 'da', 'analysis'),
  ];
  for (const other of others) expect(other).not.toBe(drawn);
  expect(others[0]).toEqual(drawn);
  expect(others[1]?.dots.title).not.toBe(drawn.dots.title);
});

test('without an account only what is published can be read, in the database too', async () => {
  const nobody = finished.house.study('nobody');
  const seen = await nobody.read(async (db) => ({
    studies: await db.selectFrom('study.study').select('slug').execute(),
    publications: await db.selectFrom('study.publication').select('id').execute(),
    participants: await db.selectFrom('study.participant').selectAll().execute(),
    events: await db.selectFrom('study.outcome_event').selectAll().execute(),
    imports: await db.selectFrom('study.outcome_import').selectAll().execute(),
    unblindings: await db.selectFrom('study.unblinding').selectAll().execute(),
    doses: await db.selectFrom('study.dose').selectAll().execute(),
  }));
  expect(seen).toMatchObject({
    studies: [{ slug: 'finished' }],
    participants: [],
    events: [],
    imports: [],
    unblindings: [],
    doses: [],
  });
  expect(seen.publications).toHaveLength(1);
});

test('invented data are said to be invented, first and in what is quoted', async () => {
  const plain = await finished.house.as('nobody').get('/results/finished');
  expect(plain.html).not.toContain('Opdigtede data');
  await owner('update study.study set invented = true');
  const page = await finished.house.as('nobody').get('/results/finished');
  expect(page.html.indexOf('Forsøget er opdigtet')).toBeLessThan(page.html.indexOf('<figure'));
  expect(page.html).toMatch(/<blockquote><p>Opdigtede data: /);
  expect((await finished.house.as('nobody').get('/results')).html).toContain('Opdigtede data');
});

test('a withdrawn result is gone and says so; the rows stay', async () => {
  const { house } = finished;
  expect((await house.as('evaluator').post(study('publication/withdraw'), {})).status).toBe(404);
  expect((await house.as('trialManager').post(study('publication/withdraw'), {})).status).toBe(303);
  expect((await house.as('trialManager').post(study('publication/withdraw'), {})).status).toBe(409);
  const gone = await house.as('nobody').get('/results/finished');
  expect(gone.status).toBe(410);
  expect(gone.html).toContain('trukket tilbage');
  for (const path of ['/results/finished/results.json', '/results/finished/dots.svg'])
    expect((await house.as('nobody').get(path)).status).toBe(404);
  expect((await house.as('nobody').get(`/results/${randomUUID()}`)).status).toBe(404);
  expect((await owner('select count(*)::int n from study.publication')).rows[0].n).toBe(1);
  expect((await house.as('trialManager').post(study('publication'), {})).status).toBe(303);
  expect((await house.as('nobody').get('/results/finished')).status).toBe(200);
});

test('a new analysis needs two people again before it is published', async () => {
  const { house } = finished;
  await owner(
    `update study.participant set follow_up_withdrawn_on = origin_date + 10 where study_key = (select max(study_key) from study.participant)`,
  );
  await house.as('evaluator').post(study('analysis'), {});
  expect((await house.as('trialManager').post(study('publication'), {})).status).toBe(409);
  await analyseAndUnblind(finished, 'trialManager', 'evaluatorTwo');
  expect((await house.as('trialManager').post(study('publication'), {})).status).toBe(303);
  const { rows } = await owner(
    'select count(*)::int n, count(withdrawn_at)::int gone from study.publication',
  );
  expect(rows[0]).toEqual({ n: 3, gone: 2 });
});
