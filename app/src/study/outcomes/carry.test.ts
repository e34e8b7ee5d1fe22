import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../../../test/house.ts';
import { bringOutcomes, type FinishedStudy, openFinishedStudy } from '../fixture.ts';

let finished: FinishedStudy;
beforeAll(async () => {
  // Later than the extract of the fixture, so that another one can be complete for longer.
  finished = await openFinishedStudy({ house: await openHouse({ today: '2028-01-10' }) });
});
afterAll(() => finished.house.close());

const dataFile = async (): Promise<string> => {
  const file = await finished.house.as('evaluator').get(`/studies/${finished.studyId}/analysis/data.csv`);
  expect(file.status).toBe(200);
  return file.html;
};

/** The extract as the register sends it once somebody is no longer on the list. */
const extractWithout = async (key: string): Promise<File> => {
  const lines = (await finished.file.text()).split('\r\n').filter((line) => !line.startsWith(`${key};`));
  return new File([lines.join('\r\n')], 'nyt udtræk.csv', { type: 'text/csv' });
};

/** Somebody who did something that counts early, and who was followed to the end. */
const relapsed = () => {
  const found = finished.people.find(
    ({ events, releasedOn, end }) =>
      end === null &&
      events.some(
        (event) =>
          event.decision === 'unconditional' && releasedOn.until(event.offenceDate).total('days') > 1,
      ),
  );
  if (found === undefined) throw new Error('nobody relapsed');
  return found;
};

test('what was fetched of somebody before they withdrew stays in the analysis, import after import', async () => {
  const { house, studyId } = finished;
  await bringOutcomes(finished);
  const { studyKey, releasedOn } = relapsed();
  const withdrawnOn = releasedOn.add({ days: 729 });
  await house.owner.query('update study.participant set follow_up_withdrawn_on = $2 where study_key = $1', [
    studyKey,
    withdrawnOn.toString(),
  ]);
  const before = await dataFile();

  const manager = house.as('trialManager');
  const later = finished.completeUntil.add({ days: 30 });
  const staged = await manager.post(`/studies/${studyId}/outcomes`, {
    file: await extractWithout(studyKey),
    completeUntil: later.toString(),
  });
  const dryRun = await manager.get(staged.location ?? '');
  expect(dryRun.html).toContain('Det, der er hentet om dem før, bliver');
  await manager.post(staged.location ?? '', {});
  expect(await dataFile()).toBe(before);

  const { rows } = await house.owner.query(
    `select c.complete_until::text, (select count(*)::int from study.outcome_event e
              where e.import_id = i.id and e.study_key = c.study_key) events
     from study.outcome_import i join study.outcome_carried c on c.import_id = i.id
     where i.superseded_at is null and c.study_key = $1`,
    [studyKey],
  );
  expect(rows).toEqual([{ complete_until: finished.completeUntil.toString(), events: expect.any(Number) }]);
  expect(rows[0].events).toBeGreaterThan(0);

  // Once more: what was carried over is carried on.
  await bringOutcomes({
    ...finished,
    file: await extractWithout(studyKey),
    completeUntil: later.add({ days: 1 }),
  });
  expect(await dataFile()).toBe(before);
  const event = await house.owner.query(
    `select detail from audit.event where action = 'outcomes.imported' order by seq desc limit 1`,
  );
  expect(event.rows[0].detail.carriedPeople).toBeGreaterThan(0);
});

test('without a withdrawal the new file alone counts', async () => {
  const { house } = finished;
  const { studyKey } = relapsed();
  const before = await dataFile();
  await house.owner.query('update study.participant set follow_up_withdrawn_on = null where study_key = $1', [
    studyKey,
  ]);
  const completeUntil = finished.completeUntil.add({ days: 40 });
  await bringOutcomes({ ...finished, file: await extractWithout(studyKey), completeUntil });
  expect(await dataFile()).not.toBe(before);
  const { rows } = await house.owner.query(
    `select count(*)::int n from study.outcome_event e join study.outcome_import i on i.id = e.import_id
     where i.superseded_at is null and e.study_key = $1`,
    [studyKey],
  );
  expect(rows[0].n).toBe(0);
});
