import { Refused } from '../../office/refused.ts';
import type { Database } from '../../platform/database/register.ts';
import { findStudy } from '../studies/store.ts';
import type { Study } from '../studies/study.ts';
import { UnknownBaseline } from './columns.ts';
import { type Maturity, maturityOf, type StudyData } from './follow-up.ts';
import { dataHash } from './run.ts';
import { latestAnalysis, loadData, type StoredAnalysis } from './store.ts';

/** A study as it stands for analysis. `data` is there only when the result may be looked at. */
export type Standing =
  | { readonly study: Study; readonly maturity: Exclude<Maturity, { mature: true }> }
  | {
      readonly study: Study;
      readonly maturity: Extract<Maturity, { mature: true }>;
      readonly importId: string;
      readonly data: StudyData;
      readonly stored: StoredAnalysis | undefined;
    };

/** What an evaluator can look at now; undefined when the organisation has no such study. */
export const standingOf = async (
  db: Database,
  organisationId: string,
  id: string,
): Promise<Standing | undefined> => {
  const study = await findStudy(db, organisationId, id);
  if (study === undefined) return undefined;
  const loaded = await loadData(db, study);
  if (loaded.importId === undefined) {
    const maturity = maturityOf(study, loaded.participants, undefined);
    return maturity.mature ? undefined : { study, maturity };
  }
  const { importId, data } = loaded;
  const maturity = maturityOf(study, data.participants, data.completeUntil);
  if (!maturity.mature) return { study, maturity };
  return { study, maturity, importId, data, stored: await latestAnalysis(db, study.id) };
};

/** Whether an analysis was run on the data as they are now. */
export const isCurrent = (stored: StoredAnalysis, importId: string, data: StudyData): boolean =>
  stored.importId === importId && stored.results.data.sha256 === dataHash(data);

/** Runs what may find a value that the protocol has no word for, and says so to a person. */
export const orRefuse = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnknownBaseline)) throw error;
    throw new Refused('unknown-baseline', {
      da: `En værdi af ${error.variable} står ikke i protokollen. Analysen er ikke kørt.`,
      en: `A value of ${error.variable} is not in the protocol. The analysis was not run.`,
    });
  }
};
