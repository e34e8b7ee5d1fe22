import { demoProtocol } from '@primus-motor/trial';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { addTestPerson, openTestStudy } from '../../doors/fixture.ts';

let house: TestHouse;
let study: string;
let person: string;
beforeAll(async () => {
  house = await openHouse();
  const protocol = demoProtocol('baseline', { da: 'Prøveforsøget', en: 'The test trial' });
  study = await openTestStudy(house, { slug: 'baseline', protocol });
  person = await addTestPerson(house);
});
afterAll(() => house.close());

const save = (fields: Readonly<Record<string, string>>, whose = person) =>
  house.as('coordinatorA').post(`/people/${whose}/assessment`, { riskBand: 'high', ...fields });
const facts = async () =>
  (
    await house.owner.query(
      'select facts from programme.assessment where person_id = $1 order by recorded_at desc, id limit 1',
      [person],
    )
  ).rows[0].facts;

test('the form asks for what the plan wants to know and no record says, and shows it again', async () => {
  const before = await house.as('coordinatorA').get(`/people/${person}`);
  expect(before.html).toContain('name="value-prior_sentences"');
  expect(before.html).toContain('name="value-paroled"');
  // What the records say is asked of nobody.
  for (const known of ['age', 'risk', 'area']) expect(before.html).not.toContain(`name="value-${known}"`);
  const saved = await save({
    'answer-understands': 'yes',
    'value-prior_sentences': '4',
    'value-paroled': 'yes',
  });
  expect(saved.status).toBe(303);
  expect(await facts()).toEqual({
    riskBand: 'high',
    answers: { understands: true },
    values: { prior_sentences: 4, paroled: 'yes' },
  });
  const after = await house.as('coordinatorA').get(`/people/${person}`);
  expect(after.html).toMatch(/name="value-prior_sentences"[^>]*value="4"/u);
});

test.each([
  { 'value-prior_sentences': 'mange' },
  { 'value-paroled': 'måske' },
  { 'value-shoe_size': '43' },
  { 'answer-understands': 'perhaps' },
  { something: 'else' },
])('%o is not an answer: nothing is saved', async (fields) => {
  const before = await facts();
  expect((await save(fields as Readonly<Record<string, string>>)).status).toBe(409);
  expect(await facts()).toEqual(before);
});

test('the values reach the analysis with the allocation', async () => {
  const other = await addTestPerson(house);
  const questions = await house.as('coordinatorA').get(`/people/${other}`);
  const answers = [...questions.html.matchAll(/name="(answer-[a-z0-9-]+)"/gu)].map(
    ([, name]) => [name ?? '', 'yes'] as const,
  );
  await save({ ...Object.fromEntries(answers), 'value-prior_sentences': '4', 'value-paroled': 'no' }, other);
  const drawn = await house.as('coordinatorA').post(`/people/${other}/randomise`, { study });
  expect(drawn.status).toBe(303);
  const { rows } = await house.owner.query('select baseline from study.participant where study_id = $1', [
    study,
  ]);
  expect(rows[0].baseline).toMatchObject({ prior_sentences: 4, paroled: 'no', area: 'west', risk: 'high' });
});
