import net from 'node:net';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly text: string;
}

/** A mail server that keeps what it gets, and can be told to behave badly. */
export interface Sink {
  readonly url: string;
  readonly received: readonly Received[];
  /** Answers to `RCPT TO`, by address; 250 for the rest. */
  readonly refuse: Map<string, string>;
  /** Milliseconds before it says that it took a letter. */
  slow: number;
  /** Takes a letter and hangs up without saying so. */
  hangUp: boolean;
  readonly close: () => Promise<void>;
}

/** Listens on the loopback; on the same port again when one is given. */
export const openSink = async (port = 0): Promise<Sink> => {
  const received: Received[] = [];
  const sockets = new Set<net.Socket>();
  const sink = { received, refuse: new Map<string, string>(), slow: 0, hangUp: false };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, sink, (letter) => received.push(letter));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as net.AddressInfo;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${address.port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  });
};

const converse = (
  socket: net.Socket,
  sink: Pick<Sink, 'refuse' | 'slow' | 'hangUp'>,
  keep: (letter: Received) => void,
) => {
  let from = '';
  let to: string[] = [];
  let data: string[] | undefined;
  let rest = '';
  const say = (line: string) => socket.write(`${line}\r\n`);
  const address = (line: string) => /<([^>]*)>/u.exec(line)?.[1] ?? '';
  const take = (lines: readonly string[]) => {
    const text = lines.join('\n');
    keep({ from, to, messageId: /^Message-ID: (\S+)/imu.exec(text)?.[1] ?? '', text });
    if (sink.hangUp) socket.destroy();
    else setTimeout(() => say('250 taken'), sink.slow);
    to = [];
  };
  const hear = (line: string) => {
    if (data !== undefined) {
      if (line !== '.') data.push(line);
      else {
        take(data);
        data = undefined;
      }
      return;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 sink');
    else if (verb === 'MAIL') {
      from = address(line);
      say('250 ok');
    } else if (verb === 'RCPT') {
      const refused = sink.refuse.get(address(line));
      if (refused === undefined) to.push(address(line));
      say(refused ?? '250 ok');
    } else if (verb === 'DATA') {
      data = [];
      say('354 go on');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else say('250 ok');
  };
  say('220 sink');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
};
