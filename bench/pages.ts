import { latencyLine } from './latency.ts';
import { seconds } from './measure.ts';
import { databaseTime } from './pages/database-time.ts';
import { startBuiltServer, type Visitor } from './pages/server.ts';

const atOnce = 20;
const requests = 600;

/** Opens the demo programme as its coordinator. */
const signIn = async (visitor: Visitor): Promise<void> => {
  const front = await visitor.get('/');
  const token = /name="_csrf" value="([^"]+)"/u.exec(front.body)?.[1] ?? '';
  const opened = await visitor.post('/demo', { _csrf: token });
  if (opened.status !== 303) throw new Error(`the demo did not open: ${opened.status}`);
};

/** So many requests at once, each followed by the next as soon as it is answered. */
const load = async (visitor: Visitor, path: string, count: number) => {
  const took: number[] = [];
  const problems = new Set<string>();
  let size = 0;
  let left = count;
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const begun = performance.now();
      const { status, body } = await visitor.get(path);
      took.push((performance.now() - begun) / 1000);
      if (status !== 200) problems.add(`${path} was answered with ${status}`);
      size = body.length;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: atOnce }, client));
  return { took, perSecond: (count * 1000) / (performance.now() - begun), size, problems: [...problems] };
};

/** Asks the built server for what a coordinator opens most, on the demo programme. Gives what was answered wrongly. */
export const benchPages = async (): Promise<readonly string[]> => {
  const server = await startBuiltServer();
  try {
    const visitor = server.visitor();
    await signIn(visitor);
    const people = await visitor.get('/people');
    const person = /href="(\/people\/[0-9a-f-]{36})"/u.exec(people.body)?.[1];
    if (person === undefined) throw new Error('the list of people shows nobody');
    const pages = [
      ["the day's list", '/today'],
      ['the list of people', '/people'],
      ['a person', person],
      ['the list of mentors', '/mentors'],
    ] as const;
    const busy = await databaseTime(server.dataFolder);
    const problems: string[] = [];
    for (const [name, path] of pages) {
      await load(visitor, path, 100);
      const before = await busy();
      const { took, perSecond, size, problems: found } = await load(visitor, path, requests);
      const inDatabase = ((await busy()) - before) / requests;
      console.log(`  ${name}: ${latencyLine(took)}`);
      console.log(
        `    ${perSecond.toFixed(0)} a second, ${(size / 1024).toFixed(0)} kB each; the database's part ${seconds(inDatabase)} a request`,
      );
      problems.push(...found);
    }
    return problems;
  } finally {
    await server.close();
  }
};
