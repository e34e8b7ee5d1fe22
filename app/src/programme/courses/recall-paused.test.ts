import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { deliver } from '../../doors/deliver.ts';
import { enrol } from '../../doors/enrol.ts';
import { addTestPerson, doorParts, openTestStudy } from '../../doors/fixture.ts';
import { storyClock } from '../holds/fixture.ts';

const clock = storyClock('2027-01-20');
let house: TestHouse;
let studyId: string;
beforeAll(async () => {
  house = await openHouse({ clock });
  studyId = await openTestStudy(house);
});
afterAll(() => house.close());

/** Somebody whom the draw gave a course; the draw itself decides how many it takes. */
const openDrawnCourse = async () => {
  for (let tries = 0; tries < 12; tries += 1) {
    const person = await addTestPerson(house, { release: '2027-03-20' });
    const drawn = await enrol(
      house.register('doors', 'coordinatorA'),
      await doorParts(house, 'coordinatorA'),
      {
        personId: person,
        studyId,
      },
    );
    if (drawn.arm !== 'mentoring') continue;
    const opened = await house.as('coordinatorA').post(`/people/${person}/course`, {});
    return { person, path: opened.location ?? '' };
  }
  throw new Error('nobody was drawn');
};

const inStudy = async (person: string) => {
  await deliver(
    house.register('doors', 'trialManager'),
    { clock, organisationId: house.ids.organisation },
    studyId,
  );
  const { rows } = await house.owner.query(
    `select p.* from study.participant p join keys.study_key k using (study_id, study_key) where k.person_id = $1`,
    [person],
  );
  return rows[0];
};

test('B18 a course paused by a recall, resumed, released again and begun afresh: day 0 of the study does not move', async () => {
  const coordinator = house.as('coordinatorA');
  const { person, path } = await openDrawnCourse();
  let course = path;
  const write = async (kind: string, date: string) => {
    const said = {
      kind,
      certainty: kind === 'actual' ? 'certain' : 'likely',
      date,
      latestDate: '',
      source: 'telefon med fængslet',
      unknownReason: '',
    };
    const preview = await coordinator.post(`${course}/release-date/preview`, said);
    const basis = /name="basis" value="([^"]*)"/u.exec(preview.html)?.[1] ?? '';
    expect((await coordinator.post(`${course}/release-date`, { ...said, basis })).status).toBe(303);
  };
  clock.goTo('2027-03-21');
  await write('actual', '2027-03-20');
  const followed = await inStudy(person);
  expect(new Date(followed.origin_date).toDateString()).toBe('Sat Mar 20 2027');

  clock.goTo('2027-05-10');
  const recall = { reason: 'recall', from: '2027-05-10', prison: '', note: '' };
  expect((await coordinator.post(`${course}/hold`, recall)).status).toBe(303);
  expect(await inStudy(person)).toEqual(followed);
  await write('expected', '2027-08-01');
  expect(await inStudy(person)).toEqual(followed);
  expect((await coordinator.post(`${course}/resume`, { outcome: 'resumed' })).status).toBe(303);
  clock.goTo('2027-08-02');
  await write('actual', '2027-08-01');
  expect(await inStudy(person)).toEqual(followed);

  clock.goTo('2027-09-01');
  const again = { ...recall, reason: 'remand', from: '2027-09-01' };
  expect((await coordinator.post(`${course}/hold`, again)).status).toBe(303);
  const begun = await coordinator.post(`${course}/resume`, { outcome: 'restarted' });
  course = begun.location ?? '';
  expect(course).not.toBe(path);
  expect(await inStudy(person)).toEqual(followed);
  clock.goTo('2027-11-02');
  await write('actual', '2027-11-01');
  expect(await inStudy(person)).toEqual(followed);
});
