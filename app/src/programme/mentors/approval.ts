import type { CheckKind, MentorStage } from '@primus-motor/trial';
import type { Check, Mentor, Training } from './mentor.ts';

/**
 * What a mentor must bring, in one place. Age from 25 and approval by the prison service are what the scheme asks of
 * its volunteers in Aarhus; the three declarations are those of the rules for prison visitors (BEK 1022 of
 * 28.06.2022 § 21), asked of mentors too. A criminal record is renewed every second year, as other Danish volunteer
 * organisations advise.
 */
export const approvalPolicy = Object.freeze({
  minimumAge: 25,
  checks: ['interview', 'declarations', 'criminal-record'] satisfies CheckKind[] as readonly CheckKind[],
  /** Training is recorded by the name of its course; the basic one begins with this word. */
  basicTraining: 'grundkursus',
  /** Months that a check holds when nobody says until when; a kind that is not here holds until told otherwise. */
  validMonths: { 'criminal-record': 24, 'child-certificate': 24 } satisfies Partial<
    Record<CheckKind, number>
  > as Readonly<Partial<Record<CheckKind, number>>>,
  /** A check that ends within so many days is said to run out: time for two letters and an answer. */
  warnDays: 60,
});

export type Requirement = 'age' | 'basic-training' | CheckKind;

/** absent: never seen; expired: seen, and over; too-young and unknown-age: of the birth date. */
export type MissingReason = 'absent' | 'expired' | 'too-young' | 'unknown-age';

export interface Missing {
  readonly requirement: Requirement;
  readonly reason: MissingReason;
}

export interface Verdict {
  readonly met: readonly Requirement[];
  readonly missing: readonly Missing[];
}

/** The last day a check holds: as written, else by the policy, else no end. */
export const validUntil = (check: Pick<Check, 'kind' | 'seenOn' | 'validUntil'>) => {
  const months = approvalPolicy.validMonths[check.kind];
  return check.validUntil ?? (months === undefined ? undefined : check.seenOn.add({ months }));
};

export const holdsOn = (check: Check, on: Temporal.PlainDate): boolean => {
  const end = validUntil(check);
  return end === undefined || Temporal.PlainDate.compare(on, end) <= 0;
};

/** The check of a kind that holds longest; for a clearance, of that prison. */
export const bestCheck = (
  checks: readonly Check[],
  kind: CheckKind,
  prisonId?: string | undefined,
): Check | undefined =>
  checks
    .filter((check) => check.kind === kind && (prisonId === undefined || check.prisonId === prisonId))
    .toSorted((a, b) => {
      const [endA, endB] = [validUntil(a), validUntil(b)];
      if (endA === undefined || endB === undefined)
        return Number(endA !== undefined) - Number(endB !== undefined);
      return Temporal.PlainDate.compare(endB, endA);
    })[0];

const ageReason = (mentor: Pick<Mentor, 'birthDate'>, today: Temporal.PlainDate) => {
  if (mentor.birthDate === undefined) return 'unknown-age';
  const oldEnough = mentor.birthDate.add({ years: approvalPolicy.minimumAge });
  return Temporal.PlainDate.compare(oldEnough, today) <= 0 ? undefined : 'too-young';
};

const checkReason = (checks: readonly Check[], kind: CheckKind, today: Temporal.PlainDate) => {
  const best = bestCheck(checks, kind);
  if (best === undefined) return 'absent';
  return holdsOn(best, today) ? undefined : 'expired';
};

/** What a mentor meets and lacks today, each with its reason. Approved may be who lacks nothing. */
export const approvalVerdict = (
  mentor: Pick<Mentor, 'birthDate'>,
  checks: readonly Check[],
  trainings: readonly Training[],
  today: Temporal.PlainDate,
): Verdict => {
  const trained = trainings.some(
    (training) =>
      training.courseName.toLowerCase().startsWith(approvalPolicy.basicTraining) &&
      Temporal.PlainDate.compare(training.completedOn, today) <= 0,
  );
  const judged: readonly (readonly [Requirement, MissingReason | undefined])[] = [
    ['age', ageReason(mentor, today)],
    ...approvalPolicy.checks.map((kind) => [kind, checkReason(checks, kind, today)] as const),
    ['basic-training', trained ? undefined : 'absent'],
  ];
  return {
    met: judged.flatMap(([requirement, reason]) => (reason === undefined ? [requirement] : [])),
    missing: judged.flatMap(([requirement, reason]) =>
      reason === undefined ? [] : [{ requirement, reason }],
    ),
  };
};

/** A required check, or a clearance, that ends soon or has ended, with its last day. */
export interface RunningOut {
  readonly check: Check;
  readonly end: Temporal.PlainDate;
}

/** What runs out within the policy's days, the first first; of each kind and prison only the check that holds longest. */
export const runningOut = (checks: readonly Check[], today: Temporal.PlainDate): readonly RunningOut[] => {
  const limit = today.add({ days: approvalPolicy.warnDays });
  const kinds: readonly CheckKind[] = [...approvalPolicy.checks, 'prison-clearance'];
  const places = new Set(checks.map((check) => check.prisonId));
  return kinds
    .flatMap((kind) =>
      kind === 'prison-clearance'
        ? [...places].map((place) => (place === undefined ? undefined : bestCheck(checks, kind, place)))
        : [bestCheck(checks, kind)],
    )
    .flatMap((check) => {
      const end = check === undefined ? undefined : validUntil(check);
      return check === undefined || end === undefined || Temporal.PlainDate.compare(end, limit) > 0
        ? []
        : [{ check, end }];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(a.end, b.end));
};

/** The stage that follows from what is seen; who is approved, paused or gone stays so until somebody decides. */
export const stageAfter = (stage: MentorStage, verdict: Verdict): MentorStage => {
  if (stage === 'approved' || stage === 'paused' || stage === 'left') return stage;
  const missing = new Set(verdict.missing.map((one) => one.requirement));
  const lacking = approvalPolicy.checks.filter((kind) => missing.has(kind));
  if (lacking.length === 0) return 'training';
  if (missing.has('interview')) return 'applied';
  return lacking.length === approvalPolicy.checks.length - 1 ? 'interviewed' : 'checks';
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
