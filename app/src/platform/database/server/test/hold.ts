// Started by tests as a process of its own: starts the database on the folder given, says so in one line of
// JSON and goes on until it is killed. With `write` it also inserts rows, one per transaction, and names each
// one once it is committed.
import pg from 'pg';
import { readSettings } from '../../../settings.ts';
import { StartError } from '../../../start-error.ts';
import { startDatabase } from '../index.ts';

const [folder = '', mode] = process.argv.slice(2);
const tell = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`);

try {
  const server = await startDatabase(readSettings({ PRIMUS_DATA: folder }));
  tell({ owner: server.owner });
  process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 1000);
  if (mode === 'write') await write(server.owner);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  tell({ refused: error.message });
  process.exit(1);
}

async function write(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query('create table if not exists written (id int generated always as identity, note text)');
  for (;;) {
    const inserted = await client.query<{ id: number }>(
      'insert into written (note) values ($1) returning id',
      ['x'.repeat(2000)],
    );
    tell({ committed: inserted.rows[0]?.id });
  }
}
