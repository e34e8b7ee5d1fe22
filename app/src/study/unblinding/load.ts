import type { z } from 'zod';
import type { RouteContext } from '../../office/route.ts';
import type { Database } from '../../platform/database/register.ts';
import { latestAnalysis, type StoredAnalysis } from '../analysis/store.ts';
import type { idParams } from '../studies/access.ts';
import { findStudy } from '../studies/store.ts';
import type { Study } from '../studies/study.ts';
import { armCode, findUnblinding, type Unblinding } from './store.ts';

export interface UnblindingState {
  readonly study: Study;
  readonly analysis: StoredAnalysis | undefined;
  readonly unblinding: Unblinding | undefined;
  /** The letter of mentoring, once two people have agreed. */
  readonly mentoringCode: string | undefined;
}

/** Where the unblinding of a study's newest analysis stands. */
export const unblindingState = async (
  db: Database,
  organisationId: string,
  id: string,
): Promise<UnblindingState | undefined> => {
  const study = await findStudy(db, organisationId, id);
  if (study === undefined) return undefined;
  const analysis = await latestAnalysis(db, study.id);
  return {
    study,
    analysis,
    unblinding: analysis === undefined ? undefined : await findUnblinding(db, analysis.id),
    mentoringCode: await armCode(db, study.id),
  };
};

type Context = Pick<RouteContext<z.output<typeof idParams>, unknown, unknown>, 'study' | 'params' | 'viewer'>;

/** The same for a request. */
export const loadUnblinding = ({ study, params, viewer }: Context) =>
  study.read((db) => unblindingState(db, viewer.organisation?.id ?? '', params.id));
