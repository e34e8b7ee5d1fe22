import type { EligibilityResult } from '@primus-motor/trial';
import type { CourseState } from '../store.ts';

/** What is known about a person's way to a course. */
export interface PathFacts {
  /** Purposes whose consent holds. */
  readonly consents: readonly string[];
  /** What the recruiting study's criteria say; undefined when no study recruits. */
  readonly eligibility: EligibilityResult['overall'] | undefined;
  readonly arm: string | undefined;
  readonly course: 'none' | CourseState;
}

export type NextStep = 'consents' | 'assess' | 'randomise' | 'open' | 'course' | 'control' | 'ended';

/** The one next thing to do. A person in the control arm gets no course. */
export const nextStep = ({ consents, eligibility, arm, course }: PathFacts): NextStep => {
  if (course === 'open') return 'course';
  if (arm === 'control') return 'control';
  if (course === 'closed') return 'ended';
  if (!consents.includes('programme')) return 'consents';
  if (course === 'withdrawn') return 'open';
  if (arm === 'mentoring' || eligibility === undefined) return 'open';
  if (!consents.includes('register-follow-up')) return 'consents';
  return eligibility === 'eligible' ? 'randomise' : 'assess';
};

type StepKey = 'referral' | 'consentsStep' | 'eligible' | 'allocated' | 'course';

/** The steps as a list: what is done, what is now, what comes, what is not needed. */
export const stepsFor = (facts: PathFacts) => {
  const order: readonly StepKey[] = ['referral', 'consentsStep', 'eligible', 'allocated', 'course'];
  const position: Readonly<Record<NextStep, number>> = {
    consents: 1,
    assess: 2,
    randomise: 3,
    open: 4,
    course: 5,
    control: 5,
    ended: 5,
  };
  const studyless =
    facts.arm === undefined &&
    (facts.eligibility === undefined || (facts.course !== 'none' && facts.course !== 'earlier'));
  const now = position[nextStep(facts)];
  return order.map((key, index) => {
    if (studyless && (key === 'eligible' || key === 'allocated')) return { key, state: 'skipped' as const };
    if (key === 'course' && facts.arm === 'control') return { key, state: 'skipped' as const };
    return {
      key,
      state: index < now ? ('done' as const) : index === now ? ('current' as const) : ('next' as const),
    };
  });
};
