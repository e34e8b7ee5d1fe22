import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const program = path.resolve(import.meta.dirname, '../../app/dist/server/primus.js');

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: http.IncomingHttpHeaders;
}

/** A visitor's browser as far as it matters here: connections kept open, cookies kept, nothing followed. */
export interface Visitor {
  readonly get: (path: string) => Promise<Answer>;
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>;
  /** The cookies as a browser would send them. */
  readonly cookie: () => string;
}

export interface BuiltServer {
  readonly visitor: () => Visitor;
  readonly dataFolder: string;
  readonly origin: string;
  /** The server's process. */
  readonly pid: number;
  readonly close: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-bench-'));
  // As root the database runs under another account, which must pass through.
  await chmod(folder, 0o711);
  return folder;
};

/**
 * Starts the built system and waits until it serves.
 *
 * @param keep - a folder whose data are used again if they are there, and stay; without one they are thrown away
 */
export const startBuiltServer = async (keep?: string): Promise<BuiltServer> => {
  if (!existsSync(program)) throw new Error('the server is not built: npm run setup builds it');
  const folder = keep === undefined ? await temporaryFolder() : path.resolve(keep);
  const dataFolder = path.join(folder, 'data');
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, PORT: String(port), PRIMUS_DATA: dataFolder, PRIMUS_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.on('data', (chunk: Buffer) => /is serving at/u.test(chunk.toString()) && resolve());
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  return {
    visitor: () => visit(origin, agent),
    dataFolder,
    origin,
    pid: child.pid ?? 0,
    close: async () => {
      agent.destroy();
      child.kill('SIGTERM');
      await ended;
      if (keep === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};

const visit = (origin: string, agent: http.Agent): Visitor => {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = (method: string, to: string, body: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = {
        cookie: cookie(),
        ...(method === 'POST' ? { origin, 'content-type': 'application/x-www-form-urlencoded' } : {}),
      };
      const request = http.request(`${origin}${to}`, { method, agent, headers }, (response) => {
        for (const cookie of response.headers['set-cookie'] ?? []) {
          const [name = '', value = ''] = (cookie.split(';', 1)[0] ?? '').split(/=(.*)/su);
          jar.set(name, value);
        }
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString('utf8'),
            headers: response.headers,
          }),
        );
      });
      request.once('error', reject);
      request.end(body);
    });
  return {
    cookie,
    get: (to) => send('GET', to, ''),
    post: (to, fields) =>
      send('POST', to, new URLSearchParams({ _request: randomUUID(), ...fields }).toString()),
  };
};
