import { createHash } from 'node:crypto';
import type { DemoOutcome, DemoProgramme, DemoStudy } from '@primus-motor/trial';
import type { KernelParts } from '../office/kernel.tsx';
import type { Clock } from '../platform/clock.ts';
import type { Register } from '../platform/database/register.ts';
import { computeBlinded } from '../study/analysis/run.ts';
import { keepAnalysis, loadData } from '../study/analysis/store.ts';
import type { OutcomeRow } from '../study/outcomes/row.ts';
import { importOutcomes } from '../study/outcomes/store.ts';
import { releaseOf } from '../study/publication/release.ts';
import { publicationOf, publish, withdrawnAt } from '../study/publication/store.ts';
import { findStudy } from '../study/studies/store.ts';
import { agreeUnblinding, armCode, askUnblinding } from '../study/unblinding/store.ts';

type Wing = KernelParts['registers']['study'];

const rowOf = (outcome: DemoOutcome, index: number): OutcomeRow => ({
  // The header is line 1.
  line: index + 2,
  studyKey: outcome.studyKey,
  offenceType: outcome.offenceType,
  offenceDate: Temporal.PlainDate.from(outcome.offenceDate),
  chargeDate: outcome.chargeDate === null ? null : Temporal.PlainDate.from(outcome.chargeDate),
  decisionDate: outcome.decisionDate === null ? null : Temporal.PlainDate.from(outcome.decisionDate),
  decision: outcome.decision,
  custody: outcome.custody,
});

/**
 * Takes the finished demo trial from its outcomes to its published result, by the same functions and the same invented
 * people as a real one: the trial manager imports and publishes, the evaluator analyses, two people unblind.
 */
export const publishDemo = async (openStudy: Wing, demo: DemoProgramme, clock: Clock): Promise<void> => {
  const organisationId = demo.organisation.id;
  const accountOf = (key: string) => demo.users.find((user) => user.key === key)?.id ?? '';
  const as = (userId: string): Register =>
    openStudy({ userId, organisationId }, { action: 'demo', requestId: undefined });
  const [manager, evaluator, second] = ['trial-manager', 'evaluator-1', 'evaluator-2'].map(accountOf);
  if (manager === undefined || evaluator === undefined || second === undefined) return;
  const at = clock.now();
  for (const { id: studyId, slug, completeUntil } of demo.studies) {
    if (completeUntil === null) continue;
    // Once only: whoever tries the demo may withdraw the result or bring in other outcomes, and finds them so again.
    const stood = await as(manager).read(
      async (db) => (await publicationOf(db, studyId)) ?? (await withdrawnAt(db, slug)),
    );
    if (stood !== undefined) continue;
    const of = { studyId, organisationId, at };
    const file = fileOf(demo, studyId, completeUntil);
    await as(manager).change({ action: 'outcomes.imported', subject: studyId }, async (db) => {
      await importOutcomes(db, { ...of, ...file, ends: [], by: manager });
      return {};
    });
    const { analysisId } = await as(evaluator).change(
      { action: 'analysis.run', subject: studyId },
      async (db) => {
        const { importId, data } = await dataOf(db, organisationId, studyId);
        const computed = computeBlinded(data);
        return { analysisId: await keepAnalysis(db, { ...of, importId, computed, by: evaluator }) };
      },
    );
    const reason = 'Analysen er færdig, og planen er fulgt.';
    const { wish } = await as(evaluator).change(
      { action: 'unblinding.asked', subject: studyId },
      async (db) => ({ wish: (await askUnblinding(db, { ...of, analysisId, reason, by: evaluator })) ?? '' }),
    );
    await as(second).change({ action: 'unblinding.agreed', subject: studyId }, async (db) => {
      await agreeUnblinding(db, wish, second, at);
      return {};
    });
    await as(manager).change({ action: 'study.published', subject: studyId }, async (db) => {
      const { data } = await dataOf(db, organisationId, studyId);
      const mentoringCode = (await armCode(db, studyId)) ?? '';
      const release = releaseOf(data, mentoringCode, computeBlinded(data).hash);
      await publish(db, { ...of, analysisId, mentoringCode, release, by: manager });
      return {};
    });
  }
};

const dataOf = async (db: Parameters<typeof loadData>[0], organisationId: string, studyId: string) => {
  const study = await findStudy(db, organisationId, studyId);
  if (study === undefined) throw new Error('the demo study is not there');
  const loaded = await loadData(db, study);
  if (loaded.importId === undefined) throw new Error('the demo study has no outcomes');
  return loaded;
};

const fileOf = (demo: DemoProgramme, studyId: DemoStudy['id'], completeUntil: string) => {
  const rows = demo.outcomes.filter((outcome) => outcome.studyId === studyId).map(rowOf);
  return {
    fileName: 'demo.csv',
    fileHash: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
    completeUntil: Temporal.PlainDate.from(completeUntil),
    rows,
  };
};
