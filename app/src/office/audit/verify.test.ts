import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../test/database.ts';
import { anyMutation } from './test/intruder.ts';
import { type Anchor, type Verdict, verifyAudit } from './verify.ts';

const events = 40;
let database: FreshDatabase;
let owner: pg.Client;
let intruder: pg.Client;
let whole: Verdict;

const connect = async (to: FreshDatabase['owner']): Promise<pg.Client> => {
  const client = new pg.Client(to);
  await client.connect();
  return client;
};

const append = (client: pg.ClientBase, n: number) =>
  client.query(
    `select audit.append('11111111-2222-3333-4444-555555555555', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', $1, $2, $3, $4)`,
    [
      `account ${n}`,
      n % 2 === 0 ? 'consent.recorded' : 'kontakt æøå',
      `subject ${n}`,
      { n, state: 'ny', more: [1] },
    ],
  );

beforeAll(async () => {
  database = await freshDatabase();
  owner = await connect(database.owner);
  intruder = await connect(database.superuser);
  for (let n = 1; n <= events; n += 1) await append(owner, n);
  // Nothing that the database itself guards stands in the intruder's way.
  await intruder.query(`
    set session_replication_role = replica;
    do $$ declare c text; begin
      for c in select conname from pg_constraint where conrelid = 'audit.event'::regclass and contype in ('c', 'p') loop
        execute format('alter table audit.event drop constraint %I', c);
      end loop;
    end $$;
    create table audit.kept as table audit.event; create table audit.kept_head as table audit.head`);
  whole = await verifyAudit(owner);
});

afterAll(async () => {
  await owner.end();
  await intruder.end();
  await database.drop();
});

const restore = () =>
  intruder.query(`delete from audit.event; insert into audit.event table audit.kept;
    delete from audit.head; insert into audit.head table audit.kept_head`);

const after = async (sql: string, ...anchors: readonly Anchor[]): Promise<Verdict> => {
  await intruder.query(sql);
  const verdict = await verifyAudit(owner, ...anchors);
  await restore();
  return verdict;
};

test('an untouched chain verifies', async () => {
  const last = await owner.query<{ hash: string }>(`select encode(hash, 'hex') as hash from audit.head`);
  expect(whole).toEqual({ ok: true, events, headHash: last.rows[0]?.hash });
});

test('what is sound before the first bad event is said too', async () => {
  const sixth = await owner.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from audit.event where seq = 6`,
  );
  expect(await after('delete from audit.event where seq = 7')).toEqual({
    ok: false,
    seq: 7,
    problem: 'missing',
    events: 6,
    headHash: sixth.rows[0]?.hash,
  });
});

test('200 mutations are each found at the right event', async () => {
  await fc.assert(
    fc.asyncProperty(anyMutation(events), async (mutation) => {
      const verdict = await after(mutation.sql);
      expect({ mutation: mutation.name, ok: verdict.ok, seq: verdict.ok ? undefined : verdict.seq }).toEqual({
        mutation: mutation.name,
        ok: false,
        seq: mutation.found,
      });
    }),
    { numRuns: 200 },
  );
});

describe('what is found, and as what', () => {
  test.each([
    ['delete from audit.event where seq = 7', 7, 'missing'],
    ['update audit.event set seq = -3 where seq = 7', -3, 'extra'],
    [`update audit.event set subject = '-' where seq = 7`, 7, 'form'],
    [`update audit.event set at = 'infinity' where seq = 7`, 7, 'form'],
    [`update audit.event set at = at - interval '4000 years' where seq = 7`, 7, 'form'],
    [`update audit.event set previous_hash = hash where seq = 7`, 7, 'link'],
    [`update audit.event set actor = 'account 8' where seq = 7`, 7, 'changed'],
    ['delete from audit.event where seq > 30', 31, 'cut'],
    ['delete from audit.event', 1, 'cut'],
    ['update audit.head set seq = 39', 40, 'head'],
    ['update audit.head set hash = sha256(hash)', 40, 'head'],
    ['delete from audit.head', 40, 'head'],
  ])('%s', async (sql, seq, problem) => {
    expect(await after(sql)).toMatchObject({ ok: false, seq, problem });
  });
});

/** The whole chain from one event on written anew, with right hashes and a right head: consistent in itself. */
const rewriteFrom = (seq: number) => `
  do $$ declare e audit.event; before bytea; begin
    update audit.event set actor = 'somebody else' where seq = ${seq};
    select coalesce((select hash from audit.event where seq = ${seq} - 1), decode(repeat('00', 32), 'hex')) into before;
    for e in select * from audit.event where seq >= ${seq} order by seq loop
      e.hash := sha256(before || convert_to(audit.canonical(e.seq, e.at, e.organisation_id, e.branch_id, e.actor,
        e.action, e.subject, e.detail), 'UTF8'));
      update audit.event set previous_hash = before, hash = e.hash where seq = e.seq;
      before := e.hash;
    end loop;
    update audit.head set hash = before;
  end $$`;

describe('an anchor from an earlier verification', () => {
  const anchorAt = async (seq: number): Promise<Anchor> => {
    const found = await owner.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from audit.event where seq = ${seq}`,
    );
    return { seq, hash: found.rows[0]?.hash ?? '' };
  };

  test('changes nothing for a chain that has only grown', async () => {
    expect(await verifyAudit(owner, await anchorAt(25))).toEqual(whole);
  });

  test('finds a chain that was written anew, which is consistent in itself', async () => {
    const anchor = await anchorAt(25);
    expect(await after(rewriteFrom(12))).toMatchObject({ ok: true, events });
    expect(await after(rewriteFrom(12), anchor)).toMatchObject({ ok: false, seq: 25, problem: 'anchor' });
  });

  test('finds a tail that was cut off together with the head', async () => {
    const cut = `delete from audit.event where seq > 20;
      update audit.head set seq = 20, hash = (select hash from audit.event where seq = 20)`;
    expect(await after(cut)).toMatchObject({ ok: true, events: 20 });
    expect(await after(cut, await anchorAt(25))).toMatchObject({ ok: false, seq: 21, problem: 'cut' });
  });
});
