import { DEMO_SEED, type ProgrammeSize } from '@primus-motor/trial';
import type pg from 'pg';
import { readMasterKey } from '../../app/src/commands/master-key.ts';
import { asOwner } from '../../app/src/commands/owner.ts';
import { loadProgramme } from '../../app/src/demo/programme.ts';
import { systemClock } from '../../app/src/platform/clock.ts';
import { joinDatabase } from '../../app/src/platform/database/server/index.ts';
import { secretsFrom } from '../../app/src/platform/secrets.ts';
import { readSettings } from '../../app/src/platform/settings.ts';
import { seconds } from '../measure.ts';
import { enterDemo } from './enter.ts';
import type { BuiltServer, Visitor } from './server.ts';

const setDemo = async (owner: pg.Client, demo: boolean): Promise<void> => {
  await owner.query('update office.organisation set demo = $1', [demo]);
};

/**
 * Puts a large programme beside the demo's own people, unless it is there from before, and signs a visitor in as the
 * coordinator of the largest branch. From then on the organisation is an ordinary one: pages of the demo show besides who
 * one may look through, which no organisation of this size does.
 */
export const enterLarge = async (server: BuiltServer, size: ProgrammeSize): Promise<Visitor> => {
  const database = await joinDatabase(readSettings({ PRIMUS_DATA: server.dataFolder }));
  try {
    return await asOwner(database, async (owner) => {
      await setDemo(owner, true);
      const visitor = server.visitor();
      await enterDemo(visitor);
      const { rows } = await owner.query<{ people: number }>(
        'select count(*)::integer as people from programme.person',
      );
      if ((rows[0]?.people ?? 0) < size.participants) {
        const begun = performance.now();
        const secrets = secretsFrom(
          readMasterKey({
            dataFolder: server.dataFolder,
            keyFile: undefined,
            databaseIsEmpty: false,
          }),
        );
        await loadProgramme(owner, secrets, systemClock.today(), DEMO_SEED, size);
        await owner.query('vacuum analyze');
        console.log(`  loaded in ${seconds((performance.now() - begun) / 1000)}`);
      }
      await setDemo(owner, false);
      await owner.query(`update auth."user" set "twoFactorEnabled" = true
        where id in (select user_id from office.membership where role = 'coordinator')`);
      return visitor;
    });
  } finally {
    await database.stop();
  }
};

/** Changes something in the largest branch again and again, so that nothing about it may be remembered for long. */
export const keepChanging = async (server: BuiltServer, every: number): Promise<() => Promise<void>> => {
  const database = await joinDatabase(readSettings({ PRIMUS_DATA: server.dataFolder }));
  let goesOn = true;
  const done = asOwner(database, async (owner) => {
    while (goesOn) {
      await owner.query(`update programme.course set opened_by = opened_by where id =
        (select c.id from programme.course c join office.branch b on b.id = c.branch_id
         where b.name = 'Aarhus' and c.closed_on is null limit 1)`);
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  });
  return async () => {
    goesOn = false;
    await done;
    await database.stop();
  };
};
