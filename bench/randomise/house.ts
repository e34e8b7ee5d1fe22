import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { demoProtocol } from '@primus-motor/trial';
import type pg from 'pg';
import { type Installation, openInstallation } from '../../app/src/commands/installation.ts';
import { asOwner } from '../../app/src/commands/owner.ts';
import type { DoorParts } from '../../app/src/doors/enrol.ts';
import { sealStudy } from '../../app/src/doors/seal.ts';
import { rolesOf, viewerWith } from '../../app/src/office/viewer-store.ts';
import { systemClock } from '../../app/src/platform/clock.ts';
import { openRegister, type Register } from '../../app/src/platform/database/register.ts';
import { startDatabase } from '../../app/src/platform/database/server/index.ts';
import { readSettings } from '../../app/src/platform/settings.ts';

/** A person of the benchmark, who may be randomised. Invented, like everything here. */
export interface Candidate {
  readonly id: string;
  readonly branch: Branch;
}

export interface Branch {
  readonly id: string;
  /** The coordinator's account. */
  readonly coordinator: string;
  readonly parts: DoorParts;
}

/** An installation as production starts it, on a data folder of its own, with a study that takes participants. */
export interface BenchHouse {
  readonly doors: pg.Pool;
  readonly organisation: string;
  /** A second study, for the transactions without the application around them. */
  readonly studies: { readonly ours: string; readonly bare: string };
  readonly register: (branch: Branch) => Register;
  /** Adds people who fulfil everything, by turns in the four strata. */
  readonly addPeople: (count: number) => Promise<readonly Candidate[]>;
  readonly asOwner: <T>(act: (owner: pg.Client) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

const ids = () => ({ branch: randomUUID(), town: randomUUID(), coordinator: randomUUID() });

export const openBenchHouse = async (): Promise<BenchHouse> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'primus-bench-'));
  // As root the database runs under another account, which must pass through.
  await chmod(folder, 0o711);
  const database = await startDatabase(readSettings({ PRIMUS_DATA: path.join(folder, 'data') }));
  const installation = await openInstallation(database, undefined);
  const { doors } = installation.pools;
  const own = { organisation: randomUUID(), prison: randomUUID(), manager: randomUUID() };
  const places = [
    { area: 'west', ...ids() },
    { area: 'east', ...ids() },
  ];
  await asOwner(database, async (owner) => {
    await owner.query(`insert into office.organisation (id, name) values ($1, 'Opdigtet forening')`, [
      own.organisation,
    ]);
    await owner.query(
      `insert into office.prison (id, organisation_id, name, kind) values ($1, $2, 'Opdigtet fængsel', 'closed')`,
      [own.prison, own.organisation],
    );
    await account(owner, own.organisation, own.manager, 'trial-manager', null);
    for (const { area, branch, town, coordinator } of places) {
      await owner.query(
        `insert into office.branch (id, organisation_id, name, area) values ($1, $2, 'Afdeling ' || $3, $3)`,
        [branch, own.organisation, area],
      );
      await owner.query(
        `insert into office.town (id, organisation_id, branch_id, name) values ($1, $2, $3, 'By ' || $4)`,
        [town, own.organisation, branch, area],
      );
      await account(owner, own.organisation, coordinator, 'coordinator', branch);
    }
  });
  const open = openRegister(doors, systemClock);
  const registerOf = (userId: string) =>
    open({ userId, organisationId: own.organisation }, { action: 'randomise', requestId: randomUUID() });
  const seal = async (slug: string) => {
    const title = { da: 'Opdigtet forsøg', en: 'Invented study' };
    const parts = await doorParts(installation, own.manager);
    const study = { slug, source: demoProtocol(slug, title), invented: true };
    return (await sealStudy(registerOf(own.manager), parts, study)).id;
  };
  const studies = { ours: await seal('bench'), bare: await seal('bench-bare') };
  await asOwner(database, (owner) => owner.query(`update study.study set state = 'recruiting'`));
  const branches = await Promise.all(
    places.map(async ({ branch, town, coordinator }) => ({
      id: branch,
      town,
      coordinator,
      parts: await doorParts(installation, coordinator),
    })),
  );
  return {
    doors,
    organisation: own.organisation,
    studies,
    register: (branch) => registerOf(branch.coordinator),
    addPeople: (count) =>
      asOwner(database, async (owner) => {
        const people: Candidate[] = [];
        for (let i = 0; i < count; i++) {
          const branch = branches[i % 2]!;
          const id = randomUUID();
          const place = [id, own.organisation, branch.id, own.prison, branch.town];
          await addPerson(owner, place, i % 4 < 2 ? 'high' : 'medium', installation);
          people.push({ id, branch });
        }
        await owner.query('analyze');
        return people;
      }),
    asOwner: (act) => asOwner(database, act),
    close: async () => {
      await installation.close();
      await database.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const account = async (
  owner: pg.Client,
  organisation: string,
  id: string,
  role: string,
  branch: string | null,
): Promise<void> => {
  await owner.query(
    `insert into auth."user" (id, name, email) values ($1, 'Opdigtet', $1 || '@bench.invalid')`,
    [id],
  );
  await owner.query(
    'insert into office.membership (organisation_id, user_id, role, branch_id) values ($1, $2, $3, $4)',
    [organisation, id, role, branch],
  );
};

const doorParts = async ({ pools, secrets }: Installation, userId: string): Promise<DoorParts> => {
  const { rows } = await pools.auth.query(`select ${rolesOf('$1')} roles`, [userId]);
  const viewer = viewerWith({ userId, name: 'Opdigtet', sessionId: userId }, rows[0].roles);
  return { secrets, clock: systemClock, viewer };
};

const addPerson = async (
  owner: pg.Client,
  place: readonly string[],
  riskBand: string,
  { secrets }: Installation,
): Promise<void> => {
  const cpr = `bench ${place[0]}`;
  await owner.query(
    `with person as (
       insert into programme.person (id, organisation_id, branch_id, name, birth_date)
       values ($1, $2, $3, 'Opdigtet person', '1990-05-17')),
     referral as (
       insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id,
                                       received_at, decided_at)
       values (gen_random_uuid(), $2, $3, $1, $1, 'accepted', $4, $5, now() - interval '20 days', now())),
     consent as (
       insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
                                      recorded_by, recorded_at)
       select gen_random_uuid(), $2, $3, $1, purpose, 1, current_date - 10, 'in-person', 'bench', now()
       from unnest(array['programme', 'register-follow-up']) purpose),
     release as (
       insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date,
                                           recorded_by, recorded_at)
       values (gen_random_uuid(), $2, $3, $1, 'expected', 'likely', current_date + 60, 'bench', now())),
     assessment as (
       insert into programme.assessment (id, organisation_id, branch_id, person_id, facts, recorded_by, recorded_at)
       values (gen_random_uuid(), $2, $3, $1, $6, 'bench', now()))
     insert into keys.identity (person_id, organisation_id, cpr_sealed, cpr_fingerprint) values ($1, $2, $7, $8)`,
    [
      ...place,
      JSON.stringify({ riskBand, answers: {} }),
      secrets.seal('cpr', cpr),
      secrets.fingerprint('cpr', cpr),
    ],
  );
};
