import type { MentorStage } from '@primus-motor/trial';
import type { Verdict } from './approval.ts';

/** The stages of somebody on the way in, in their order. */
export const stagesOnTheWay = [
  'applied',
  'interviewed',
  'checks',
  'training',
] as const satisfies readonly MentorStage[];
export type StageOnTheWay = (typeof stagesOnTheWay)[number];

/** What is on paper: everything but the age, the interview and the training. */
const isPaper = (requirement: Verdict['met'][number]): boolean =>
  requirement !== 'age' && requirement !== 'interview' && requirement !== 'training';

/** The stage that follows from what is seen; who is approved, paused or gone stays so until somebody decides. */
export const stageAfter = (stage: MentorStage, verdict: Verdict): MentorStage => {
  if (stage === 'approved' || stage === 'paused' || stage === 'left') return stage;
  const missing = verdict.missing.map((one) => one.requirement);
  if (missing.includes('interview')) return 'applied';
  if (!missing.some(isPaper)) return 'training';
  return verdict.met.some(isPaper) ? 'checks' : 'interviewed';
};

/** What a coordinator may do with a mentor in each stage. Coming back from a pause is a new approval. */
export const stageMoves: Readonly<Record<MentorStage, readonly ('approve' | 'pause')[]>> = {
  applied: ['approve'],
  interviewed: ['approve'],
  checks: ['approve'],
  training: ['approve'],
  approved: ['pause'],
  paused: ['approve'],
  left: [],
};
