import { randomUUID } from 'node:crypto';
import { readCsv } from '@primus-motor/evaluation';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../../test/house.ts';
import { bringOutcomes, type FinishedStudy, openFinishedStudy } from '../fixture.ts';

let finished: FinishedStudy;
beforeAll(async () => {
  finished = await openFinishedStudy({ house: await openHouse({ today: '2028-01-10' }) });
});
afterAll(() => finished.house.close());

const path = (rest: string) => `/studies/${finished.studyId}/${rest}`;
/** By study key: days, event and why follow-up ended, as the evaluator's file has them. */
const outcomes = async (): Promise<ReadonlyMap<string, string>> => {
  const file = await finished.house.as('evaluator').get(path('analysis/data.csv'));
  expect(file.status).toBe(200);
  return new Map(
    readCsv(new TextEncoder().encode(file.html)).rows.map(({ cells }) => [
      cells[0] ?? '',
      [cells[2], cells[3], cells.at(-1)].join(' '),
    ]),
  );
};
/** A list as the door keeps it: everybody but these. */
const listWithout = async (at: string, ...left: readonly string[]) => {
  const { house, studyId } = finished;
  const id = randomUUID();
  await house.owner.query(
    `insert into study.key_list (id, study_id, organisation_id, fetched_by, fetched_at) values ($1, $2, $3, 'test', $4)`,
    [id, studyId, house.ids.organisation, at],
  );
  await house.owner.query(
    `insert into study.key_list_key (key_list_id, study_id, organisation_id, study_key)
     select $1, p.study_id, p.organisation_id, p.study_key from study.participant p
     where p.study_id = $2 and p.study_key <> all ($3::text[])`,
    [id, studyId, left],
  );
};
const withdraw = (key: string, days: number) =>
  finished.house.owner.query(
    'update study.participant set follow_up_withdrawn_on = origin_date + $2::int where study_key = $1',
    [key, days],
  );
/** Somebody followed to the end who did nothing that the register knows of. */
const free = (nth: number) => {
  const found = finished.people.filter(({ events, end }) => end === null && events.length === 0)[nth];
  if (found === undefined) throw new Error('too few without an offence');
  return found;
};
const dryRun = async (file: File, later: number): Promise<{ at: string; html: string; status: number }> => {
  const manager = finished.house.as('trialManager');
  const completeUntil = finished.completeUntil.add({ days: later }).toString();
  const staged = await manager.post(path('outcomes'), { file, completeUntil });
  const at = staged.location ?? '';
  return at === '' ? { at, ...staged } : { at, ...(await manager.get(at)) };
};
const confirm = (at: string) => finished.house.as('trialManager').post(at, {});
const withEnds = async (...ends: readonly string[]): Promise<File> => {
  const [header = '', ...lines] = (await finished.file.text()).split('\r\n');
  const wide = [`${header};ended;ended_date`, ...lines.map((line) => `${line};;`), ...ends];
  return new File([wide.join('\r\n')], 'med døde.csv', { type: 'text/csv' });
};

test('whoever withdrew before any list left the house is unknown, not free of relapse; without a list nobody is', async () => {
  const { studyKey } = free(0);
  await withdraw(studyKey, 300);
  await bringOutcomes(finished);
  // No list was kept at that time: everybody counts as asked.
  expect((await outcomes()).get(studyKey)).toBe('300 0 withdrawn');
  await listWithout('2027-01-01T10:00:00Z', studyKey);
  const tried = await dryRun(finished.file, 1);
  expect(tried.html).toContain('Svarer på nøglelisten');
  // What the import before knew of them is carried over, so nobody is unknown.
  expect(tried.html).not.toContain('ukendt, ikke uden tilbagefald');
});

test('told before the import, in the data and in the flow; carried import after import', async () => {
  const never = free(1).studyKey;
  const asked = free(2).studyKey;
  await finished.house.owner.query('delete from study.staged_import');
  await finished.house.owner.query('truncate study.outcome_import cascade');
  await withdraw(never, 300);
  await withdraw(asked, 300);
  await listWithout('2027-02-01T10:00:00Z', never);
  const tried = await dryRun(finished.file, 2);
  expect(tried.html).toContain('Registret er ikke spurgt om dem');
  await confirm(tried.at);
  expect((await outcomes()).get(never)).toBe('  not-asked');
  expect((await outcomes()).get(asked)).toBe('300 0 withdrawn');
  await listWithout('2027-03-01T10:00:00Z', never, asked);
  await confirm((await dryRun(finished.file, 3)).at);
  expect((await outcomes()).get(never)).toBe('  not-asked');
  expect((await outcomes()).get(asked)).toBe('300 0 withdrawn');
  expect((await finished.house.as('evaluator').post(path('analysis'), {})).status).toBe(303);
  const page = await finished.house.as('evaluator').get(path('analysis'));
  expect(page.html).toContain('registret blev ikke spurgt: 1');
});

test('the dead and those who emigrated are followed to that day, the first of all ends counts, and it is told why', async () => {
  const [died, left, both] = [free(3), free(4), free(5)];
  await withdraw(both.studyKey, 200);
  const row = (person: typeof died, word: string, days: number) =>
    `${person.studyKey};;;;;;;${word};${person.releasedOn.add({ days })}`;
  const file = await withEnds(row(died, 'died', 100), row(left, 'Udvandret', 50), row(both, 'died', 201));
  const tried = await dryRun(file, 4);
  expect(tried.status).toBe(200);
  await confirm(tried.at);
  const found = await outcomes();
  expect(found.get(died.studyKey)).toBe('100 0 died');
  expect(found.get(left.studyKey)).toBe('50 0 emigrated');
  expect(found.get(both.studyKey)).toBe('200 0 withdrawn');
  await finished.house.as('evaluator').post(path('analysis'), {});
  const page = await finished.house.as('evaluator').get(path('analysis'));
  expect(page.html).toContain('døde: 1');
  expect(page.html).toContain('udvandrede: 1');
});

test('a row that is neither the one nor the other is told by its line, and nothing comes in', async () => {
  const { studyKey } = free(3);
  const file = await withEnds(
    `${studyKey};;;;;;;gone;2024-01-01`,
    `${studyKey};;;;;;;died;i går`,
    `${studyKey};2024-01-01;;;;;;died;2024-01-01`,
    `${studyKey};;;;;;;died;2099-01-01`,
    `${studyKey};;;;;;;died;2024-01-01`,
    `${studyKey};;;;;;;emigrated;2024-01-02`,
    'UKENDT;;;;;;;died;2024-01-01',
  );
  const { html, status } = await dryRun(file, 5);
  expect(status).toBe(422);
  for (const words of [
    'gone: Skriv died eller emigrated',
    'i går: Det er ikke en dato',
    'En række er enten en lovovertrædelse eller en død',
    '2099-01-01: Dagen ligger efter',
    'død eller udvandring står allerede på linje',
    'UKENDT: Ingen deltager har denne nøgle',
  ])
    expect(html).toContain(words);
});
