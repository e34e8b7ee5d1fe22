import type { KernelParts } from '../../office/kernel.tsx';
import type { DailyTask } from '../../platform/daily.ts';
import type { Database, Register } from '../../platform/database/register.ts';
import { findSubject } from '../subject.ts';
import { type Due, isRipe } from './due.ts';
import { type Counts, eraseOldMail, eraseStudyKeys, eraseSubject } from './erase.ts';
import type { Policy } from './policy.ts';
import { dueIn, noteErasure, policyNow } from './store.ts';

/** Somebody came in between, or there is nothing left to erase: nothing is written down. */
class NothingToDo extends Error {
  override readonly name = 'NothingToDo';
}

interface Work {
  readonly privacy: Register;
  readonly organisationId: string;
  readonly policy: Policy;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
}

/** Erases in one change with its proof and its event, unless there is nothing to erase. */
const erase = async (
  { privacy, organisationId, policy, now }: Work,
  what: Pick<Due, 'category'> & Partial<Pick<Due, 'kind' | 'id'>>,
  act: (db: Database) => Promise<Counts>,
): Promise<void> => {
  const { category, kind, id: subjectId } = what;
  try {
    await privacy.change(
      (result: { readonly erasure: string; readonly rows: number }) => ({
        action: 'erasure.done',
        subject: subjectId,
        organisationId,
        detail: { ...result, category, policyVersion: policy.version },
      }),
      async (db) => {
        const counts = await act(db);
        const all = Object.values(counts);
        if (all.length === 0) throw new NothingToDo();
        const erasure = await noteErasure(
          db,
          { organisationId, category, kind, subjectId, policyVersion: policy.version, counts },
          { by: 'system retention', now },
        );
        const rows = all.reduce((sum, { deleted = 0, emptied = 0 }) => sum + deleted + emptied, 0);
        return { erasure, rows };
      },
    );
  } catch (error) {
    if (!(error instanceof NothingToDo)) throw error;
  }
};

/** Looked at once more in the transaction: somebody may have put it on pause a moment ago. */
const eraseOne = (work: Work, due: Due): Promise<void> =>
  erase(work, due, async (db) => {
    const { organisationId, today, policy } = work;
    const again = await dueIn(db, { organisationId, today, only: due.id }, policy);
    if (!again.some((one) => one.category === due.category && isRipe(one, today))) throw new NothingToDo();
    if (due.kind === 'study') return eraseStudyKeys(db, due.id);
    const subject = await findSubject(db, due.kind, due.id);
    if (subject === undefined) throw new NothingToDo();
    return eraseSubject(db, subject, due.category === 'notes' ? 'notes' : 'everything');
  });

/** Every day: what has run out under the policy in force goes, each person a change of its own. */
export const eraseWhatRanOut = ({
  registers,
  clock,
}: Pick<KernelParts, 'registers' | 'clock'>): DailyTask => ({
  name: 'retention',
  run: async () => {
    const today = clock.today();
    const open = (organisationId: string | undefined) =>
      registers.privacy(
        { userId: '', organisationId, system: 'retention' },
        { action: 'retention', requestId: undefined },
      );
    const organisations = await open(undefined).read((db) =>
      db.selectFrom('privacy.retention_policy').select('organisation_id').distinct().execute(),
    );
    for (const { organisation_id: organisationId } of organisations) {
      const privacy = open(organisationId);
      const policy = await privacy.read((db) => policyNow(db, organisationId, today));
      if (policy === undefined) continue;
      const work: Work = { privacy, organisationId, policy, now: clock.now(), today };
      const due = await privacy.read((db) => dueIn(db, { organisationId, today }, policy));
      for (const one of due.filter((line) => isRipe(line, today))) await eraseOne(work, one);
      const { mail } = policy.periods;
      if (mail !== null)
        await erase(work, { category: 'mail' }, (db) =>
          eraseOldMail(db, organisationId, today.subtract({ months: mail })),
        );
    }
  },
});
