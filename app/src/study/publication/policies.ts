import { Refused } from '../../office/refused.ts';
import type { StoredAnalysis } from '../analysis/store.ts';
import { absentStudy } from '../studies/policies.ts';
import type { Study } from '../studies/study.ts';
import type { UnblindingState } from '../unblinding/load.ts';

export interface Approved {
  readonly study: Study;
  readonly analysis: StoredAnalysis;
  readonly mentoringCode: string;
}

const notApproved = () =>
  new Refused('not-unblinded', {
    da: 'Den nyeste analyse er ikke godkendt og åbnet af to personer. Intet er offentliggjort.',
    en: 'The newest analysis has not been approved and opened by two people. Nothing was published.',
  });

export const nothingToWithdraw = (): Refused =>
  new Refused('nothing-published', {
    da: 'Der er ikke noget offentliggjort resultat at trække tilbage.',
    en: 'There is no published result to withdraw.',
  });

/** The newest analysis, approved by two people. @throws Refused */
export const mustBeApproved = (state: UnblindingState | undefined): Approved => {
  if (state === undefined) throw absentStudy();
  if (
    state.analysis === undefined ||
    state.unblinding?.approvedAt === undefined ||
    state.mentoringCode === undefined
  )
    throw notApproved();
  return { study: state.study, analysis: state.analysis, mentoringCode: state.mentoringCode };
};
