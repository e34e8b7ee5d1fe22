import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { errorCode, oneLine, StartError } from '../platform/start-error.ts';

export type Fetch = Parameters<typeof getRequestListener>[0];

/** A port that is ours. */
export type Listener = Readonly<{
  /** Takes no more requests, lets those under way finish for at most `patience` milliseconds, then ends them. */
  close(patience: number): Promise<void>;
}>;

/**
 * Takes the port. `localhost` is both 127.0.0.1 and ::1: which of them a browser tries first depends on the
 * machine. Requests that come before the application is there wait for it.
 * @throws StartError when the port cannot be had
 */
export async function listen(host: string, port: number, application: Promise<Fetch>): Promise<Listener> {
  const answer = getRequestListener(async (request, env) => (await application)(request, env));
  const servers: Server[] = [];
  const close = async (patience: number) => {
    await Promise.all(servers.map((server) => closeServer(server, patience)));
  };
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  for (const address of addresses) {
    const server = createServer(answer);
    try {
      await bind(server, address, port);
      servers.push(server);
    } catch (error) {
      const withoutIpv6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(errorCode(error) ?? '');
      if (address === '::1' && withoutIpv6) continue;
      await close(0);
      throw new StartError(problem(error, address, port));
    }
  }
  return Object.freeze({ close });
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function problem(error: unknown, host: string, port: number): string {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return `port ${port} is taken by another program: stop that one, or choose another port, for example PORT=${port === 65_535 ? port - 1 : port + 1} npm start`;
    case 'EACCES':
      return `port ${port} needs rights that this user does not have: choose one above 1023, for example PORT=3000`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `HOST is ${host}, which is no address of this machine: leave it out to serve this machine only, or use 0.0.0.0 for all its addresses`;
    default:
      return `port ${port} on ${host} cannot be used (${oneLine(error)}): choose another with PORT and HOST`;
  }
}

async function closeServer(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has had its answer stays open for the next question; nobody will answer that one.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
