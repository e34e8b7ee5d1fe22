import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/database.ts';
import { doDaily } from './daily.ts';
import { makeLog } from './log.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const options = () => ({ owner: database.owner, log: makeLog('silent') });

test('of several processes one does a task at a time', async () => {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  let runs = 0;
  const slow = {
    name: 'slow',
    run: () => {
      runs += 1;
      begin();
      return held;
    },
  };
  const first = doDaily([slow], options());
  await begun;
  expect(await doDaily([slow], options())).toEqual([]);
  letGo();
  expect(await first).toEqual(['slow']);
  expect(runs).toBe(1);
  expect(await doDaily([slow], options())).toEqual(['slow']);
});

test('what fails keeps nothing from being done, and is written down without leaving its lock behind', async () => {
  const lines: string[] = [];
  const log = makeLog('info', { write: (line) => lines.push(line) });
  let tries = 0;
  const failing = {
    name: 'failing',
    run: async () => {
      tries += 1;
      throw new Error('no');
    },
  };
  const fine = { name: 'fine', run: async () => undefined };
  const daily = () => doDaily([failing, fine], { ...options(), log });
  expect(await daily()).toEqual(['fine']);
  expect(await daily()).toEqual(['fine']);
  expect(tries).toBe(2);
  expect(lines.filter((line) => line.includes('a daily task failed'))).toHaveLength(2);
});
