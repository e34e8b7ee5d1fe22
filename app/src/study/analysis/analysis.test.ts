import { createHash } from 'node:crypto';
import { type Results, readCsv } from '@primus-motor/evaluation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringOutcomes, type FinishedStudy, openFinishedStudy } from '../fixture.ts';

let finished: FinishedStudy;
beforeAll(async () => {
  finished = await openFinishedStudy({ state: 'recruiting' });
});
afterAll(() => finished.house.close());

const path = (rest = '') => `/studies/${finished.studyId}/analysis${rest}`;
const setState = (state: string) => finished.house.owner.query('update study.study set state = $1', [state]);
const stored = async () => {
  const { rows } = await finished.house.owner.query(
    'select results, results_hash, code_version from study.analysis order by number',
  );
  return rows as { results: Results; results_hash: string; code_version: string }[];
};

test('before its time nobody sees the result, and it cannot be run', async () => {
  const evaluator = finished.house.as('evaluator');
  const looks = async () => (await evaluator.get(path())).html;
  expect(await looks()).toContain('Ingen ser resultatet før tid');
  await setState('follow-up');
  expect(await looks()).toContain('ikke hentet udfald');
  const early = { ...finished, completeUntil: finished.completeUntil.subtract({ days: 300 }) };
  // An extract that is not complete for as long as everybody is followed; later rows are left out of it.
  const limit = early.completeUntil.toString();
  const lines = (await finished.file.text()).split('\r\n');
  const kept = lines.filter((line, i) => i === 0 || (line.split(';')[1] ?? '') <= limit);
  await bringOutcomes({ ...early, file: new File([kept.join('\r\n')], 'tidligt.csv') });
  expect(await looks()).toContain('skal være fuldstændige til og med');
  const refused = await evaluator.post(path(), {});
  expect(refused.status).toBe(409);
  for (const file of ['/data.csv', '/results.json', '/report.html'])
    expect((await evaluator.get(path(file))).status).toBe(404);
  await finished.house.owner.query(
    `update study.participant set origin_date = null where study_key = (select min(study_key) from study.participant)`,
  );
  await bringOutcomes(finished);
  expect(await looks()).toContain('ikke løsladt endnu');
  expect(await stored()).toEqual([]);
  const { rows } = await finished.house.owner.query('select min(study_key) key from study.participant');
  const released = finished.people.find(({ studyKey }) => studyKey === rows[0].key)?.releasedOn.toString();
  await finished.house.owner.query('update study.participant set origin_date = $2 where study_key = $1', [
    rows[0].key,
    released,
  ]);
});

test('the outcome derived from the register is the one that the simulator made happen', async () => {
  const file = await finished.house.as('evaluator').get(path('/data.csv'));
  expect(file.status).toBe(200);
  const { header, rows } = readCsv(new TextEncoder().encode(file.html));
  expect(header).toEqual([
    'id',
    'arm',
    'days',
    'new_crime',
    'age',
    'prior_sentences',
    'risk',
    'area',
    'paroled',
    'follow_up_end',
  ]);
  const found = new Map(rows.map(({ cells }) => [cells[0], cells.slice(1, 4)]));
  for (const person of finished.people) {
    const coded = (person.arm === 'mentoring') === (finished.mentoringCode === 'X') ? 'X' : 'Y';
    const { timeDays, event } = person.truth;
    expect(found.get(person.studyKey)).toEqual([coded, String(timeDays), event ? '1' : '0']);
  }
  expect(rows.map(({ cells }) => cells[0])).toEqual(finished.people.map((one) => one.studyKey).toSorted());
});

test('the analysis is kept with its hash, the same each time, and tells nothing of which arm is which', async () => {
  const evaluator = finished.house.as('evaluator');
  expect((await evaluator.get(path())).html).toContain('Kør planens analyser');
  expect((await evaluator.post(path(), {})).status).toBe(303);
  expect((await evaluator.post(path(), {})).status).toBe(303);
  const [first, second] = await stored();
  expect(first?.results_hash).toBe(second?.results_hash);
  expect(first?.results).toMatchObject({
    blinded: true,
    arms: [
      { code: 'X', role: null },
      { code: 'Y', role: null },
    ],
  });
  const page = await evaluator.get(path());
  expect(page.status).toBe(200);
  const file = await evaluator.get(path('/results.json'));
  expect(createHash('sha256').update(file.html).digest('hex')).toBe(first?.results_hash);
  const report = await evaluator.get(path('/report.html'));
  const english = await evaluator.get(path('?lang=en'));
  for (const { html } of [page, english, file]) {
    expect(html).not.toMatch(/mentorforløb(?! ?<)[^<]{0,40}(?:X|Y)\b/i);
    expect(html).not.toMatch(/"role":\s*"(?:experimental|control)"/);
  }
  expect(report.html).toContain('Gruppe X');
  // The page's first numbers are the primary analysis's.
  const text = page.html.replaceAll(/<[^>]+>/g, ' ');
  expect(text.indexOf('Hvad hovedanalysen siger')).toBeLessThan(text.indexOf('Alle planens analyser'));
});

test('when the data change, the page says so and does not pretend', async () => {
  // Somebody without an event: whoever had one by then would have the same outcome as before.
  const free = finished.people.find(({ truth }) => !truth.event)?.studyKey;
  await finished.house.owner.query(
    'update study.participant set follow_up_withdrawn_on = origin_date + 30 where study_key = $1',
    [free],
  );
  const page = await finished.house.as('evaluator').get(path());
  expect(page.html).toContain('Data er ændret, siden analysen blev kørt');
  await finished.house.as('evaluator').post(path(), {});
  const rows = await stored();
  expect(new Set(rows.map((row) => row.results_hash)).size).toBe(2);
  expect((await finished.house.as('evaluator').get(path())).html).not.toContain('Data er ændret');
});

test('nobody but the evaluator sees the analysis or its files', async () => {
  for (const player of ['trialManager', 'coordinatorA', 'mentorA', 'programmeLead', 'administrator'] as const)
    for (const file of ['', '/data.csv', '/results.json', '/report.html'])
      expect((await finished.house.as(player).get(path(file))).status).toBe(404);
  const { rows } = await finished.house.owner.query(
    `select distinct action from audit.event where action like 'analysis%' order by 1`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['analysis-file.read', 'analysis.read', 'analysis.run']);
});

test('a baseline value that the protocol has no word for stops the analysis, in words', async () => {
  await finished.house.owner.query(
    `update study.participant set baseline = baseline || '{"risk": "=cmd()"}' where study_key = (select min(study_key) from study.participant)`,
  );
  const refused = await finished.house.as('evaluator').post(path(), {});
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('En værdi af risk står ikke i protokollen');
});
