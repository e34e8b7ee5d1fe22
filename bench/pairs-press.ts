import type pg from 'pg';
import { asOwner } from '../app/src/commands/owner.ts';
import { joinDatabase } from '../app/src/platform/database/server/index.ts';
import { readSettings } from '../app/src/platform/settings.ts';
import { seconds } from './measure.ts';
import { enterLarge } from './pages/large.ts';
import { startBuiltServer } from './pages/server.ts';

/** Of these volunteers the largest branch has a little over 600 approved ones. */
const size = { participants: 4000, volunteers: 3940, contacts: 20_000 };
const waiting = 200;

/** Lets exactly so many courses of the largest branch wait for a pair; gives the branch and how many could be mentors. */
const letWait = async (owner: pg.Client): Promise<{ readonly branch: string; readonly mentors: number }> => {
  await owner.query(
    `with own as (
       select c.id, exists (select 1 from programme.assignment a where a.course_id = c.id and upper_inf(a.period)) paired
       from programme.course c join office.branch b on b.id = c.branch_id
       where b.name = 'Aarhus' and c.closed_on is null order by 2, c.id limit $1)
     delete from programme.assignment where course_id in (select id from own)`,
    [waiting],
  );
  const { rows } = await owner.query<{ branch: string; mentors: number; seekers: number }>(
    `select b.id branch,
       (select count(*)::integer from programme.mentor where branch_id = b.id and stage = 'approved') mentors,
       (select count(*)::integer from programme.course c where c.branch_id = b.id and c.closed_on is null
          and not exists (select 1 from programme.assignment a where a.course_id = c.id and upper_inf(a.period))) seekers
     from office.branch b where b.name = 'Aarhus'`,
  );
  const [found] = rows;
  if (found?.seekers !== waiting) throw new Error(`${found?.seekers} wait, and not ${waiting}`);
  return found;
};

/**
 * The whole press for the best pairs of a branch, from the click until the browser is sent to the plan: the register read,
 * the search, what is missing, the plan written.
 */
export const benchPairsPress = async (): Promise<readonly string[]> => {
  const server = await startBuiltServer();
  try {
    const visitor = await enterLarge(server, size);
    const database = await joinDatabase(readSettings({ PRIMUS_DATA: server.dataFolder }));
    const { branch, mentors } = await asOwner(database, letWait);
    await database.stop();
    const problems: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { body: form } = await visitor.get('/pairs');
      const token = /name="_csrf" value="([^"]+)"/u.exec(form)?.[1] ?? '';
      const started = performance.now();
      const { status, headers } = await visitor.post('/pairs', { _csrf: token, branch });
      const took = (performance.now() - started) / 1000;
      if (status !== 303) problems.push(`a press was answered with ${status}`);
      const shown = performance.now();
      const { body } = await visitor.get(headers.location ?? '/pairs');
      const reading = (performance.now() - shown) / 1000;
      const said = [...body.matchAll(/<p(?: [^>]*)?>([^<]*)<\/p>/gu)].map(([, text]) => text?.trim());
      const quality = said.find((text) => /plan/u.test(text ?? '')) ?? 'not said';
      const lines = body.match(/href="\/pairs\/[0-9a-f-]+\/[0-9a-f-]+"/gu)?.length ?? 0;
      console.log(
        `  ${waiting} × ${mentors}, the whole press: ${seconds(took)} (${lines} placed; "${quality}"); the plan is shown in ${seconds(reading)}`,
      );
    }
    return problems;
  } finally {
    await server.close();
  }
};
