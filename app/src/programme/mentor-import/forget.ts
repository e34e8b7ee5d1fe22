import { sql } from 'kysely';
import type { KernelParts } from '../../office/kernel.tsx';
import type { DailyTask } from '../../platform/daily.ts';

const request = { action: 'forget mentor imports', requestId: undefined };

/** What was read of files is forgotten after a week, whether it was brought in or not. */
export const forgetImports = ({ registers, clock }: KernelParts): DailyTask => ({
  name: 'forget mentor imports',
  run: async () => {
    const at = clock.now().toString();
    const cases = registers.cases(
      { userId: '', organisationId: undefined, system: 'forgets files' },
      request,
    );
    const { rows } = await cases.read((db) =>
      sql<{ due: boolean }>`select programme.imports_due(${at}) as due`.execute(db),
    );
    if (rows[0]?.due !== true) return;
    await cases.change(
      ({ forgotten }: { forgotten: number }) => ({
        action: 'mentors.imports-forgotten',
        detail: { forgotten },
      }),
      async (db) => {
        const done = await sql<{ n: number }>`select programme.forget_imports(${at})::int as n`.execute(db);
        return { forgotten: done.rows[0]?.n ?? 0 };
      },
    );
  },
});
