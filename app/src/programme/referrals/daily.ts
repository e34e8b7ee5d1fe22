import { sql } from 'kysely';
import type { KernelParts } from '../../office/kernel.tsx';
import type { DailyTask } from '../../platform/daily.ts';

/** Drafts go with their link: what was typed and never handed in is not kept a day longer. */
export const forgetDrafts = ({ registers, clock }: Pick<KernelParts, 'registers' | 'clock'>): DailyTask => ({
  name: 'forget referral drafts',
  run: async () => {
    const today = clock.today().toString();
    const actor = { userId: '', organisationId: undefined, system: 'drafts' };
    const register = registers.cases(actor, { action: 'forget referral drafts', requestId: undefined });
    const waiting = await register.read((db) =>
      sql<{ drafts: number }>`select programme.drafts_to_forget(${today}) drafts`.execute(db),
    );
    if ((waiting.rows[0]?.drafts ?? 0) === 0) return;
    await register.change(
      ({ drafts }: { readonly drafts: number }) => ({
        action: 'referral.drafts-forgotten',
        detail: { drafts },
      }),
      async (db) => {
        const { rows } = await sql<{ drafts: number }>`
          select programme.forget_drafts(${today}) drafts`.execute(db);
        return { drafts: rows[0]?.drafts ?? 0 };
      },
    );
  },
});
