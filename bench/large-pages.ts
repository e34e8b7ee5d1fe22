import type { ProgrammeSize } from '@primus-motor/trial';
import { latencyLine } from './latency.ts';
import { quantile, seconds } from './measure.ts';
import { enterLarge, keepChanging } from './pages/large.ts';
import { load, manyAtOnce } from './pages/load.ts';
import { processorTime } from './pages/processor.ts';
import { type BuiltServer, startBuiltServer, type Visitor } from './pages/server.ts';
import { type Listening, openListening, type Statement } from './pages/statements.ts';

const size: ProgrammeSize = { participants: 10_000, volunteers: 20_000, contacts: 1_000_000 };
const atOnce = 20;
/** Visits that are measured, and those before them. */
interface Visits {
  readonly requests: number;
  readonly warmUp: number;
}
/** Of what has an aim. */
const many: Visits = { requests: 600, warmUp: 100 };
/** Of what may take seconds. */
const few: Visits = { requests: 100, warmUp: 20 };
/** Milliseconds between two changes of the branch, where nothing about it may be remembered for long. */
const changeEvery = 200;

interface Measured {
  readonly name: string;
  /** Visited by turns. */
  readonly paths: readonly string[];
  readonly changing?: true;
  /** `many` where not given. */
  readonly visits?: Visits;
}

/** Every address of a form that a page links to. */
const linksOn = async (visitor: Visitor, page: string, form: RegExp): Promise<readonly string[]> => {
  const { body } = await visitor.get(page);
  const found = [...new Set([...body.matchAll(form)].flatMap(([, href]) => href ?? []))];
  if (found.length === 0) throw new Error(`${page} links to nothing of the form ${form}`);
  return found;
};

const pagesOf = async (visitor: Visitor): Promise<readonly Measured[]> => {
  const people = await linksOn(visitor, '/people', /href="(\/people\/[0-9a-f-]{36})"/gu);
  const mentors = await linksOn(visitor, '/mentors', /href="(\/mentors\/[0-9a-f-]{36})"/gu);
  const matches = await linksOn(visitor, '/today?only=pairs', /href="(\/courses\/[0-9a-f-]{36}\/match)"/gu);
  return [
    { name: "the day's list", paths: ['/today'] },
    {
      name: "the day's list while the branch changes five times a second",
      paths: ['/today'],
      changing: true,
    },
    { name: 'a person', paths: people },
    { name: 'a search by name', paths: ['/people?q=bjerregaard', '/people?q=soegaard', '/people?q=yilmaz'] },
    { name: 'a search by number', paths: ['/people?q=PM-12345', '/people?q=PM-14321'] },
    { name: 'the match page of one course', paths: matches.slice(0, 1) },
    { name: `the match pages of ${matches.length} courses by turns`, paths: matches },
    {
      name: `the match pages of ${matches.length} courses while the branch changes five times a second`,
      paths: matches,
      changing: true,
      visits: few,
    },
    { name: 'the list of participants', paths: ['/people', '/people?page=20'], visits: few },
    { name: 'the history of a person', paths: people.map((path) => `${path}/history`), visits: few },
    { name: 'the list of mentors', paths: ['/mentors'], visits: few },
    { name: 'a mentor', paths: mentors, visits: few },
    {
      name: 'mentors on the way in',
      paths: ['/mentors/pipeline', '/mentors/pipeline?stage=applied'],
      visits: few,
    },
    { name: 'notes that nobody has read', paths: ['/notes'], visits: few },
    {
      name: 'the conflicts of a course',
      paths: matches.map((path) => path.replace('/match', '/conflicts')),
      visits: few,
    },
    { name: 'the waiting list', paths: ['/waiting'], visits: few },
    { name: 'supply and demand', paths: ['/supply'], visits: few },
    { name: 'plans of pairs', paths: ['/pairs'], visits: few },
  ];
};

const measure = async (
  server: BuiltServer,
  visitor: Visitor,
  listening: Listening,
  { name, paths, changing, visits = many }: Measured,
): Promise<readonly string[]> => {
  const { requests, warmUp } = visits;
  const used = processorTime(server.pid, server.dataFolder);
  await load(visitor, paths, atOnce, warmUp);
  const stop = changing ? await keepChanging(server, changeEvery) : undefined;
  const before = used();
  const { took, perSecond, size: length, problems } = await load(visitor, paths, atOnce, requests);
  const after = used();
  await stop?.();
  console.log(`  ${name}: ${latencyLine(took)}`);
  const processor =
    before === undefined || after === undefined
      ? ''
      : `; processor time a request: server ${seconds((after.server - before.server) / requests)}, database ${seconds((after.database - before.database) / requests)}`;
  console.log(`    ${perSecond.toFixed(0)} a second, ${(length / 1024).toFixed(0)} kB each${processor}`);
  const cookie = visitor.cookie();
  const own: (readonly Statement[])[] = [];
  for (const path of paths.slice(0, 5)) {
    // What the page sends when it has been shown before, as in the measurement.
    await listening.statementsOf({ path, cookie });
    own.push(await listening.statementsOf({ path, cookie }));
  }
  await manyAtOnce(atOnce, warmUp, (turn) => listening.replay(own[turn % own.length] ?? []));
  const bare = await manyAtOnce(atOnce, requests, (turn) => listening.replay(own[turn % own.length] ?? []));
  console.log(
    `    its ${own[0]?.length ?? 0} statements alone: ${latencyLine(bare.took)}; the page at p95 takes ${(quantile(took, 0.95) / quantile(bare.took, 0.95)).toFixed(1)} times as long`,
  );
  return problems;
};

/**
 * Asks the built server for its pages with a large programme in the database, each beside its own statements sent
 * straight to the database by as many at once, as the same user. Gives what was answered wrongly.
 *
 * @param keep - where the programme stays for the next time
 */
export const benchLargePages = async (keep?: string): Promise<readonly string[]> => {
  const server = await startBuiltServer(keep);
  try {
    const visitor = await enterLarge(server, size);
    const listening = await openListening(server.dataFolder, server.origin, atOnce);
    try {
      const problems: string[] = [];
      for (const one of await pagesOf(visitor))
        problems.push(...(await measure(server, visitor, listening, one)));
      return problems;
    } finally {
      await listening.close();
    }
  } finally {
    await server.close();
  }
};
