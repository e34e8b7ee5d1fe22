import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../test/house.ts';
import { linkIsOpen, makeSetupLink, useLink } from './link.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const now = () => house.clock.now();
const make = async (earlier?: 'stay' | 'end') => {
  const link = await makeSetupLink(house.owner, 'http://localhost:3000', now(), earlier);
  return link.slice(link.lastIndexOf('/') + 1);
};
const accounts = () => house.register('accounts', 'nobody');
const open = (token: string, at = now()) => accounts().read((db) => linkIsOpen(db, token, at));
const use = (token: string) =>
  accounts().change({ action: 'test.used' }, async (db) => ({ used: await useLink(db, token, now()) }));

test('an earlier link works beside a new one until a day has passed, or somebody asks for its end', async () => {
  const first = await make();
  const second = await make();
  expect([await open(first), await open(second)]).toEqual([true, true]);
  expect(await open(first, now().add({ hours: 24 }))).toBe(false);
  const third = await make('end');
  expect([await open(first), await open(second), await open(third)]).toEqual([false, false, true]);
});

test('the first link that is used ends them all', async () => {
  const [first, second] = [await make(), await make()];
  expect(await use(first)).toEqual({ used: true });
  expect([await open(first), await open(second)]).toEqual([false, false]);
  expect(await use(second)).toEqual({ used: false });
});

test('a link is made with its event', async () => {
  const before = (await house.owner.query('select seq from audit.head')).rows[0].seq;
  await make();
  const { rows } = await house.owner.query(
    'select actor, action, subject, detail from audit.event where seq > $1',
    [before],
  );
  expect(rows).toEqual([
    { actor: 'terminal', action: 'setup-link.made', subject: null, detail: { earlier: 'stay' } },
  ]);
});
