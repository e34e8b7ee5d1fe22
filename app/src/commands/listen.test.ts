import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { StartError } from '../platform/start-error.ts';
import { type Fetch, listen } from './listen.ts';

const hello: Fetch = () => new Response('hello');

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function open(port: number, application: Promise<Fetch> = Promise.resolve(hello), host = 'localhost') {
  const listener = await listen(host, port, application);
  onTestFinished(() => listener.close(0));
  return listener;
}

const text = async (url: string) => (await fetch(url)).text();

test('localhost is served under its name and its address', async () => {
  const port = await freePort();
  await open(port);
  expect(await text(`http://localhost:${port}/`)).toBe('hello');
  expect(await text(`http://127.0.0.1:${port}/`)).toBe('hello');
});

test('a taken port is one clear line', async () => {
  const port = await freePort();
  await open(port);
  await expect(open(port)).rejects.toThrow(StartError);
  await expect(open(port)).rejects.toThrow(
    `port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${port + 1} npm start`,
  );
});

test('an address that is not ours, or none at all', async () => {
  const port = await freePort();
  await expect(open(port, undefined, '203.0.113.7')).rejects.toThrow(
    /^HOST is 203\.0\.113\.7, which is no address of this machine: [^\n]*$/u,
  );
  await expect(open(port, undefined, 'no-such-host.invalid')).rejects.toThrow(
    /^HOST is no-such-host\.invalid, /u,
  );
});

test('a request that comes before the application waits for it', async () => {
  const port = await freePort();
  const application = Promise.withResolvers<Fetch>();
  await open(port, application.promise);
  const early = text(`http://localhost:${port}/`);
  application.resolve(() => new Response('ready now'));
  expect(await early).toBe('ready now');
});

test('at the end a request under way is finished, and a new one is not taken', async () => {
  const port = await freePort();
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const slow: Fetch = async () => {
    begun.resolve();
    await go.promise;
    return new Response('finished');
  };
  const listener = await open(port, Promise.resolve(slow));
  const answer = text(`http://localhost:${port}/`);
  await begun.promise;
  const closed = listener.close(60_000);
  await expect(fetch(`http://localhost:${port}/`)).rejects.toThrow();
  go.resolve();
  expect(await answer).toBe('finished');
  await closed;
});

test('a request that never ends does not hold up the end', async () => {
  const port = await freePort();
  const begun = Promise.withResolvers<void>();
  const stuck: Fetch = () => {
    begun.resolve();
    return new Promise<Response>(() => undefined);
  };
  const listener = await open(port, Promise.resolve(stuck));
  const answer = text(`http://localhost:${port}/`).catch(() => 'cut off');
  await begun.promise;
  await listener.close(50);
  expect(await answer).toBe('cut off');
});
