import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataFolder, type RunningServer, startServer } from '../../../e2e/support/server.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ dataFolder: await newDataFolder() });
});

afterAll(async () => {
  await server.stop();
  await server.remove();
});

/** Runs the command as people do, on the running server's data folder unless told otherwise. */
async function primus(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [path.join(root, 'app', 'bin', 'primus.mjs'), ...argv], {
    env: { ...process.env, PORT: new URL(server.url).port, PRIMUS_DATA: server.dataFolder, ...env },
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  return {
    code: await closed,
    out: Buffer.concat(out).toString('utf8'),
    err: Buffer.concat(err).toString('utf8'),
  };
}

test('it is healthy, and the first start shows the link for the first administrator', async () => {
  const answer = await fetch(`${server.url}/healthz`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
  expect(server.output()).toMatch(/http:\/\/localhost:\d+\/setup\/[\w-]{40,}/u);
});

test('a second one on the same data folder is refused in one line', async () => {
  const second = await primus(['serve'], { PORT: '1' });
  expect(second.code).toBe(1);
  expect(second.err).toBe(
    `primus: another Primus Motor is already running on ${server.dataFolder} (process ${server.process.pid}): ` +
      'stop it first, or set PRIMUS_DATA to another folder for a second one\n',
  );
});

test('a taken port is refused in one line, and the data folder is left free', async () => {
  const dataFolder = await newDataFolder();
  const port = new URL(server.url).port;
  const second = await primus(['serve'], { PRIMUS_DATA: dataFolder });
  expect(second.code).toBe(1);
  expect(second.err).toMatch(
    new RegExp(`^primus: port ${port} is taken by another program: [^\\n]*\\n$`, 'u'),
  );
});

test('commands work beside the running server', async () => {
  const link = await primus(['setup-link']);
  expect(link).toMatchObject({ code: 0, err: '' });
  expect(link.out).toMatch(new RegExp(`^${server.url}/setup/[\\w-]{40,}\\n$`, 'u'));
  expect((await fetch(link.out.trim())).status).toBe(200);

  const audit = await primus(['verify-audit']);
  expect(audit).toMatchObject({ code: 0, err: '' });
  const anchor = /--anchor (\d+:[0-9a-f]{64})/u.exec(audit.out)?.[1] ?? '';
  expect((await primus(['verify-audit', '--anchor', anchor])).code).toBe(0);
  // An event that the trail never had.
  expect((await primus(['verify-audit', '--anchor', `9${anchor}`])).code).toBe(1);
});

test('stopped in good order it ends with 0 and comes back with its data', async () => {
  const ended = new Promise<number | null>((resolve) => server.process.once('exit', resolve));
  const { dataFolder } = server;
  const earlier = await primus(['setup-link']);
  const before = await primus(['setup-link']);
  // Whoever asks for another link by hand ends the one before it.
  expect((await fetch(earlier.out.trim())).status).not.toBe(200);
  await server.stop();
  expect(await ended).toBe(0);
  server = await startServer({ dataFolder, port: Number(new URL(server.url).port) });
  // A start makes a fresh link beside it: a restart must not end what somebody was just sent.
  expect((await fetch(before.out.trim())).status).toBe(200);
});
