import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { readPostmasterFile } from './postmaster-file.ts';
import { hold, madeFolder } from './test/holder.ts';

const kills = 20;

/**
 * Our process is killed twenty times while it writes. In every second round PostgreSQL, which lives on as an
 * orphan, is killed as well. Whatever was said to be committed must be there in the end.
 */
test(`${kills} kills in mid-write lose nothing that was acknowledged`, { timeout: 120_000 }, async () => {
  const folder = await madeFolder();
  const acknowledged: number[] = [];
  for (let round = 0; round < kills; round += 1) {
    const writer = hold(folder, 'write');
    expect(await writer.started).toHaveProperty('owner');
    const enough = 5 + ((round * 37) % 60);
    while (writer.committed.length < enough) await sleep(2);
    const database = readPostmasterFile(path.join(folder, 'postgres'))?.pid ?? 0;
    await writer.kill('SIGKILL');
    if (round % 2 === 1) process.kill(database, 'SIGKILL');
    acknowledged.push(...writer.committed);
  }

  const reader = hold(folder);
  const started = await reader.started;
  if (!('owner' in started)) throw new Error(started.refused);
  const client = new pg.Client(started.owner);
  await client.connect();
  const rows = await client.query<{ id: number }>('select id from written order by id');
  await client.end();
  await reader.kill('SIGTERM');

  const found = new Set(rows.rows.map((row) => row.id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 5);
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  // At most one row per round was committed without the answer arriving.
  expect(found.size - acknowledged.length).toBeLessThanOrEqual(kills);
});
