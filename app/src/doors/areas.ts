import type { Text } from '@primus-motor/trial';
import { sql } from 'kysely';
import { Refused } from '../office/refused.ts';
import type { Database, Register } from '../platform/database/register.ts';
import { absent } from './policies.ts';
import { lockedProtocol } from './study.ts';

/** The area of a branch that no plan has divided yet. */
export const undivided = 'all';

/** An area that a plan has a stratum for. */
export interface PlannedArea {
  readonly code: string;
  readonly label: Text;
}

export interface BranchArea {
  readonly id: string;
  readonly name: string;
  readonly area: string;
}

export interface Areas {
  readonly planned: readonly PlannedArea[];
  readonly branches: readonly BranchArea[];
}

/** The areas that the organisation's studies are stratified by, in the order of the plans; closed studies have none left. */
const planned = async (db: Database): Promise<readonly PlannedArea[]> => {
  const rows = await db
    .selectFrom('study.study')
    .select(['id', 'protocol', 'protocol_hash'])
    .where(sql<boolean>`organisation_id = office.viewer_organisation()`)
    .where('state', '!=', 'closed')
    .orderBy('registered_at')
    .execute();
  const areas = new Map<string, PlannedArea>();
  for (const row of rows) {
    const { randomisation } = lockedProtocol(row).protocol;
    const strata = randomisation.method === 'permuted-blocks' ? randomisation.strata : [];
    for (const level of strata.find(({ fact }) => fact === 'area')?.levels ?? [])
      if (!areas.has(level.code)) areas.set(level.code, { code: level.code, label: level.label });
  }
  return [...areas.values()];
};

/** What an administrator may choose from, and what is chosen now, branch by branch. */
export const areasOf = async (doors: Register): Promise<Areas> =>
  doors.read(async (db) => ({
    planned: await planned(db),
    branches: await db
      .selectFrom('office.branch')
      .select(['id', 'name', 'area'])
      .where(sql<boolean>`organisation_id = office.viewer_organisation()`)
      .orderBy(sql`name collate "da-x-icu"`)
      .execute(),
  }));

const notPlanned = () =>
  new Refused('area-not-planned', {
    da: 'Ingen plan har den landsdel. Intet er ændret. Åbn siden igen, og vælg fra listen.',
    en: 'No plan has that area. Nothing was changed. Open the page again and choose from the list.',
  });

/** Places a branch in an area of a plan. @throws Refused for an area that no plan has; Absent for another's branch */
export const setArea = async (doors: Register, branchId: string, area: string): Promise<void> => {
  await doors.change(
    { action: 'branch.area-set', subject: branchId, branchId, detail: { area } },
    async (db) => {
      const known = area === undivided || (await planned(db)).some(({ code }) => code === area);
      const set = known
        ? (await sql<{ set: boolean }>`select office.set_area(${branchId}, ${area}) set`.execute(db)).rows[0]
            ?.set
        : (await db
            .selectFrom('office.branch')
            .select('id')
            .where('id', '=', branchId)
            .where(sql<boolean>`organisation_id = office.viewer_organisation()`)
            .executeTakeFirst()) !== undefined;
      if (set !== true) throw absent('no-such-branch');
      if (!known) throw notPlanned();
      return {};
    },
  );
};
