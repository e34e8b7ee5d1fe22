import type { CheckKind } from '@primus-motor/trial';
import { approvalPolicy, bestCheck, checksAskedOf, validUntil } from './approval.ts';
import type { Check, Mentor } from './mentor.ts';

/** A required check, or a clearance, that ends soon or has ended, with its last day. */
export interface RunningOut {
  readonly check: Check;
  readonly end: Temporal.PlainDate;
}

/** The last days of the checks that count: of each kind and prison the one that holds longest, the first to end first. */
export const endingChecks = (mentor: Pick<Mentor, 'checks' | 'demands'>): readonly RunningOut[] => {
  const { checks } = mentor;
  const kinds: readonly CheckKind[] = [...checksAskedOf(mentor), 'prison-clearance'];
  const places = new Set(checks.map((check) => check.prisonId));
  return kinds
    .flatMap((kind) =>
      kind === 'prison-clearance'
        ? [...places].map((place) => (place === undefined ? undefined : bestCheck(checks, kind, place)))
        : [bestCheck(checks, kind)],
    )
    .flatMap((check) => {
      const end = check === undefined ? undefined : validUntil(check);
      return check === undefined || end === undefined ? [] : [{ check, end }];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.end, b.end));
};

/** What runs out within the policy's days, the first first. */
export const runningOut = (
  mentor: Pick<Mentor, 'checks' | 'demands'>,
  today: Temporal.PlainDate,
): readonly RunningOut[] => {
  const limit = today.add({ days: approvalPolicy.warnDays });
  return endingChecks(mentor).filter(({ end }) => Temporal.PlainDate.compare(end, limit) <= 0);
};
