import { latencyLine } from './latency.ts';
import { seconds } from './measure.ts';
import { databaseTime } from './pages/database-time.ts';
import { enterDemo } from './pages/enter.ts';
import { load } from './pages/load.ts';
import { startBuiltServer } from './pages/server.ts';

const atOnce = 20;
const requests = 600;

/** Asks the built server for what a coordinator opens most, on the demo programme. Gives what was answered wrongly. */
export const benchPages = async (): Promise<readonly string[]> => {
  const server = await startBuiltServer();
  try {
    const visitor = server.visitor();
    await enterDemo(visitor);
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
      await load(visitor, [path], atOnce, 100);
      const before = await busy();
      const { took, perSecond, size, problems: found } = await load(visitor, [path], atOnce, requests);
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
