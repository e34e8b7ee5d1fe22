import type { Lang } from '../../ui/index.ts';

/** Where a person is on the way from referral to course, derived from facts and never stored. */
export type Stage = 'consents' | 'ready' | 'allocated' | 'course' | 'control' | 'ended' | 'withdrawn';

export interface StageFacts {
  /** The consent to the programme holds. */
  readonly consented: boolean;
  readonly arm: string | null;
  readonly course_id: string | null;
  readonly ended_course_id: string | null;
  /** Said no to the programme, and not yes again. */
  readonly withdrawn: boolean;
}

export const stageOf = ({ consented, arm, course_id, ended_course_id, withdrawn }: StageFacts): Stage => {
  if (course_id !== null) return 'course';
  if (arm === 'control') return 'control';
  if (ended_course_id !== null) return 'ended';
  if (withdrawn) return 'withdrawn';
  if (arm === 'mentoring') return 'allocated';
  return consented ? 'ready' : 'consents';
};

export const stageWords: Readonly<Record<Lang, Readonly<Record<Stage, string>>>> = {
  da: {
    consents: 'Mangler samtykker',
    ready: 'Klar til næste trin',
    allocated: 'Skal have et forløb',
    course: 'Forløb i gang',
    control: 'Kontrolgruppe',
    ended: 'Forløb afsluttet',
    withdrawn: 'Samtykket er trukket tilbage',
  },
  en: {
    consents: 'Consents missing',
    ready: 'Ready for the next step',
    allocated: 'Waiting for a course',
    course: 'Course running',
    control: 'Control group',
    ended: 'Course closed',
    withdrawn: 'Consent withdrawn',
  },
};
