import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { newDataFolder, type RunningServer, startServer } from './support/server.ts';

const kills = 20;
let server: RunningServer | undefined;
afterAll(async () => {
  await server?.stop();
  await server?.remove();
});

/** A visitor without a browser: cookies, tokens and forms by hand, so that many writes are under way at once. */
class Visitor {
  readonly #jar = new Map<string, string>();
  url: string;
  constructor(url: string) {
    this.url = url;
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/su);
      if (!name.includes('notice')) this.#jar.set(name, value);
    }
    return response;
  }

  async token(path: string): Promise<string> {
    const page = await (await this.send(path)).text();
    return /name="_csrf" value="([^"]+)"/u.exec(page)?.[1] ?? '';
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      body: new URLSearchParams({ _request: randomUUID(), ...fields }),
      headers: { origin: this.url },
    });
  }
}

test(`${kills} kills in mid-write: nothing acknowledged is lost, nothing is half there`, async () => {
  const dataFolder = await newDataFolder();
  server = await startServer({ dataFolder });
  const port = Number(new URL(server.url).port);
  const visitor = new Visitor(server.url);
  const opened = await visitor.post('/demo', { _csrf: await visitor.token('/') });
  expect(opened.status).toBe(303);
  const prison =
    /<option value="([0-9a-f-]{36})"/u.exec(await (await visitor.send('/referral-links/new')).text())?.[1] ??
    '';
  const acknowledged: string[] = [];
  for (let round = 0; round < kills; round += 1) {
    const token = await visitor.token('/referral-links/new');
    const writes = Array.from({ length: 12 }, async () => {
      const answer = await visitor.post('/referral-links/new', { _csrf: token, prison, contactName: '' });
      const link = /\/refer\/[\w-]+/u.exec(await answer.text())?.[0];
      if (link !== undefined) acknowledged.push(link);
    });
    // After the first answer the others are under way; the further delay puts the cut at another place each time.
    await Promise.any(writes);
    await sleep(round % 10);
    await server.kill();
    await Promise.allSettled(writes);
    server = await startServer({ dataFolder, port });
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  for (const link of acknowledged) expect((await visitor.send(link)).status, link).toBe(200);
});
