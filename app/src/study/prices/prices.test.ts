import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyseAndUnblind, bringOutcomes, type FinishedStudy, openFinishedStudy } from '../fixture.ts';

let finished: FinishedStudy;
beforeAll(async () => {
  finished = await openFinishedStudy();
  await bringOutcomes(finished);
  await analyseAndUnblind(finished);
  await finished.house.as('trialManager').post(`/studies/${finished.studyId}/publication`, {});
});
afterAll(() => finished.house.close());

const path = () => `/studies/${finished.studyId}/prices`;
const price = {
  kind: 'per-course',
  amount: '61.000',
  priceLevel: '2025',
  source: 'Prøveforeningens regnskab 2025, note 4',
  published: '2026',
};
const state = (changes: Readonly<Record<string, string>> = {}) =>
  finished.house.as('trialManager').post(path(), { ...price, ...changes });
const result = async (lang: 'da' | 'en' = 'da'): Promise<string> =>
  (await finished.house.as('nobody').get(`/results/finished?lang=${lang}`)).html;

test('until somebody states what a course costs, the result says that nobody has', async () => {
  expect(await result()).toContain('Hvad et forløb koster, er ikke oplyst');
  expect((await finished.house.as('trialManager').get(path())).html).toContain('Ikke oplyst');
});

test('a stated price stands on the result with source and price level, in both languages, with an interval', async () => {
  expect((await state()).status).toBe(303);
  const danish = await result();
  expect(danish).not.toContain('er ikke oplyst. Hvad en krone');
  expect(danish).toMatch(/Når forløbets pris er trukket fra: [^<]*\([^<]* til [^<]*\)/u);
  expect(danish).toContain(
    '61.000 kr. pr. forløb (Prøveforeningens regnskab 2025, note 4; prisniveau 2025).',
  );
  expect(await result('en')).toContain('61,000 DKK per course');
});

test('a new statement takes the place of the old, which stays to be seen; an empty amount takes it back', async () => {
  await state({ amount: '70000', priceLevel: '' });
  expect(await result()).toContain(
    '70.000 kr. pr. forløb (Prøveforeningens regnskab 2025, note 4; prisniveau ikke oplyst)',
  );
  await state({ amount: '' });
  expect(await result()).toContain('Hvad et forløb koster, er ikke oplyst');
  await state({ kind: 'per-prevented', amount: '' });
  expect(await result()).toContain('Hvad indsatsen sparer, kan ikke oplyses');
  const page = await finished.house.as('trialManager').get(path());
  for (const words of ['61.000 kr.', '70.000 kr.', 'Ikke oplyst']) expect(page.html).toContain(words);
});

test.each([
  [{ amount: 'mange' }, 'Skriv beløbet i hele kroner'],
  [{ amount: '-5' }, 'Skriv beløbet i hele kroner'],
  [{ amount: '0' }, 'Skriv beløbet i hele kroner'],
  [{ source: '' }, 'Skriv, hvor tallet står'],
  [{ published: '' }, 'Skriv et årstal'],
  [{ priceLevel: '25' }, 'Skriv et årstal'],
])('a price without what makes it checkable is not taken: %j', async (changes, words) => {
  const before = await finished.house.owner.query('select count(*) n from study.price');
  const answer = await state(changes);
  expect(answer.status).toBe(422);
  expect(answer.html).toContain(words);
  expect((await finished.house.owner.query('select count(*) n from study.price')).rows).toEqual(before.rows);
});

test('only the trial manager states prices, and nobody rewrites one', async () => {
  for (const player of ['evaluator', 'coordinatorA', 'administrator'] as const)
    expect((await finished.house.as(player).post(path(), price)).status).toBe(404);
  await expect(finished.house.pools.study.query('update study.price set amount = 1')).rejects.toThrow(
    /permission denied/u,
  );
});
