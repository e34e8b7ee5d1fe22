import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../test/house.ts';
import { type Referred, refer } from '../fixture.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ today: '2026-11-22' });
});
afterAll(() => house.close());

const coordinator = () => house.as('coordinatorA');
const prison = () => house.as('nobody');
const waits = 'Koordinatoren har ikke set det endnu.';
const used = 'Koordinatoren har brugt det.';

let born = 0;
const accepted = async (name: string): Promise<Referred> => {
  born += 1;
  const one = await refer(house, 'A', { name, cpr: `${born}.5.1980` });
  expect((await coordinator().post(`${one.path}/accept`, {})).status).toBe(303);
  return one;
};
const answerOf = async ({ id }: Referred): Promise<string> => {
  const { rows } = await house.owner.query(
    'select id from programme.link_answer where referral_id = $1 and handled_at is null',
    [id],
  );
  return rows[0].id;
};
const courseOf = async ({ person }: Referred): Promise<string> => {
  const consent = { purpose: 'programme', givenOn: '2026-11-20', givenHow: 'in-person' };
  await coordinator().post(`/people/${person}/consents`, consent);
  return (await coordinator().post(`/people/${person}/course`, {})).location ?? '';
};
/** The fields of a form as it was shown, for the same form to be sent. */
const fieldsIn = (html: string, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      new RegExp(`name="${name}"[^>]*? value="([^"]*)"`, 'u').exec(html)?.[1] ?? '',
    ]),
  );
const shownDate = ['date', 'source', 'confirmedBy', 'confirmedOn', 'answer', 'basis'] as const;

test('A1 B16 a date that the prison sent is used when it is saved, and the history says which office confirmed it, and when', async () => {
  const one = await accepted('Ane Uden Forløb');
  await prison().post(`${one.link}/release-date`, { answer: 'new', date: '2027-03-10' });
  const path = `${one.path}/answers/${await answerOf(one)}`;
  expect((await coordinator().get(path)).html).toContain('Svaret er brugt, når datoen er gemt.');
  const form = (await coordinator().post(path, { outcome: 'applied' })).location ?? '';
  const shown = (await coordinator().get(form)).html;
  // Looked at, and left: nobody has used it.
  expect((await prison().get(one.link)).html).toContain(waits);
  expect((await coordinator().get('/today')).html).toContain('Der er svar fra fængslet om Ane Uden Forløb.');

  const fields = { kind: 'expected', certainty: 'likely', ...fieldsIn(shown, shownDate) };
  expect(fields).toMatchObject({
    date: '2027-03-10',
    confirmedBy: 'Prøvefængslet',
    confirmedOn: '2026-11-22',
  });
  const save = `/people/${one.person}/release-date`;
  const foreign = await accepted('Bo Fremmed');
  const { basis } = fieldsIn((await coordinator().get(`/people/${foreign.person}/release-date`)).html, [
    'basis',
  ]);
  const misplaced = await coordinator().post(`/people/${foreign.person}/release-date`, {
    ...fields,
    basis: basis ?? '',
  });
  expect(misplaced.status).toBe(409);
  expect((await coordinator().post(save, { ...fields, confirmedOn: '' })).status).toBe(422);
  expect((await coordinator().post(save, { ...fields, confirmedBy: '' })).status).toBe(422);
  expect((await coordinator().post(save, { ...fields, confirmedOn: '2026-11-23' })).status).toBe(422);
  expect((await prison().get(one.link)).html).toContain(waits);
  expect((await coordinator().post(save, fields)).status).toBe(303);
  expect((await prison().get(one.link)).html).toContain(used);
  const page = (await coordinator().get(`/people/${one.person}`)).html;
  expect(page).toContain('bekræftet af Prøvefængslet, 22. november 2026');
  expect(page).toMatch(/data-title="Bekræftet af">Prøvefængslet, 22\. november 2026</u);
  expect(page).toMatch(/data-title="Bekræftet af">Ingen</u);
  expect((await coordinator().get(`/people/${one.person}?lang=en`)).html).toContain('Confirmed by');
  // The same answer is not used twice.
  const again = fieldsIn((await coordinator().get(save)).html, ['basis']);
  expect((await coordinator().post(save, { ...fields, basis: again['basis'] ?? '' })).status).toBe(409);
});

test('A1 B14 before the referral is accepted, a release that has happened is kept as one, and a later date is planned again', async () => {
  born += 1;
  const one = await refer(house, 'A', { name: 'Dan Ude', cpr: `${born}.5.1980` });
  const counting = async () =>
    (
      await house.owner.query(
        `select kind, certainty, date::text from programme.release_date
         where referral_id = $1 and superseded_by is null`,
        [one.id],
      )
    ).rows;
  const said = async (fields: Readonly<Record<string, string>>) => {
    expect((await prison().post(`${one.link}/release-date`, fields)).status).toBe(303);
    const path = `${one.path}/answers/${await answerOf(one)}`;
    expect((await coordinator().post(path, { outcome: 'applied' })).status).toBe(303);
    return counting();
  };
  expect(await said({ answer: 'released', date: '2026-11-20' })).toEqual([
    { kind: 'actual', certainty: 'certain', date: '2026-11-20' },
  ]);
  expect((await coordinator().get('/today')).html.replaceAll('\u00a0', ' ')).toContain(
    'er allerede løsladt 20. november 2026',
  );
  expect(await said({ answer: 'new', date: '2027-05-01' })).toEqual([
    { kind: 'expected', certainty: 'likely', date: '2027-05-01' },
  ]);
});

test('A1 B16 with a course the answer goes along through the preview, and is used with the move', async () => {
  const one = await accepted('Carl Med Forløb');
  const course = await courseOf(one);
  await prison().post(`${one.link}/release-date`, { answer: 'new', date: '2027-04-01' });
  const form =
    (await coordinator().post(`${one.path}/answers/${await answerOf(one)}`, { outcome: 'applied' }))
      .location ?? '';
  expect(form.startsWith(`${course}/release-date?`)).toBe(true);
  const fields = {
    kind: 'expected',
    certainty: 'likely',
    ...fieldsIn((await coordinator().get(form)).html, shownDate.slice(0, 5)),
  };
  const preview = (await coordinator().post(`${course}/release-date/preview`, fields)).html;
  expect(preview).toContain('Prøvefængslet, 22. november 2026');
  expect((await prison().get(one.link)).html).toContain(waits);
  const confirm = { ...fields, ...fieldsIn(preview, ['answer', 'basis', 'confirmedBy']) };
  expect((await coordinator().post(`${course}/release-date`, confirm)).status).toBe(303);
  expect((await prison().get(one.link)).html).toContain(used);
  expect((await coordinator().get(course)).html).toContain('Prøvefængslet, 22. november 2026');
});

test('A11 a withdrawal while a course runs is used when the course is ended', async () => {
  const one = await accepted('Dorte Stopper');
  const course = await courseOf(one);
  await prison().post(`${one.link}/withdraw`, { reason: 'other-offer', note: '' });
  const form =
    (await coordinator().post(`${one.path}/answers/${await answerOf(one)}`, { outcome: 'applied' }))
      .location ?? '';
  expect(form.startsWith(`${course}/end?`)).toBe(true);
  const { answer = '' } = fieldsIn((await coordinator().get(form)).html, ['answer']);
  expect((await prison().get(one.link)).html).toContain(waits);
  const ended = await coordinator().post(`${course}/end`, { reason: 'never-started', note: '', answer });
  expect(ended.status).toBe(303);
  expect((await prison().get(one.link)).html).toContain(used);
});
