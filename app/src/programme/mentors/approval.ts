import type { CheckKind } from '@primus-motor/trial';
import { type DeclarationKind, declarationKinds, declarationVersion } from './declarations.ts';
import { type TrainingCourse, usualDemands } from './demands.ts';
import type { Check, Mentor, Training } from './mentor.ts';
import { trainedUntil } from './trained.ts';

/**
 * What is asked of every mentor, in one place. Age from 25 and approval by the prison service are what the scheme asks
 * of its volunteers in Aarhus. A criminal record is renewed every second year, as other Danish volunteer organisations
 * advise. Training, the code of conduct and who needs a child certificate are data (`demands.ts`).
 */
export const approvalPolicy = Object.freeze({
  minimumAge: 25,
  checks: ['interview', 'reference', 'criminal-record'] satisfies CheckKind[] as readonly CheckKind[],
  /** Months that a check holds when nobody says until when; a kind that is not here holds until told otherwise. */
  validMonths: {
    'criminal-record': 24,
    'child-certificate': 24,
    'prison-clearance': 24,
  } satisfies Partial<Record<CheckKind, number>> as Readonly<Partial<Record<CheckKind, number>>>,
  /** A check that ends within so many days is said to run out: time for two letters and an answer. */
  warnDays: 60,
});

export type Requirement = 'age' | CheckKind | DeclarationKind | 'conduct' | 'training';

/**
 * absent: never seen; expired: seen, and over; outdated: of an older version; too-young and unknown-age: of the birth
 * date.
 */
export type MissingReason = 'absent' | 'expired' | 'outdated' | 'too-young' | 'unknown-age';

export interface Missing {
  readonly requirement: Requirement;
  readonly reason: MissingReason;
  /** Which training, where it is one. */
  readonly training?: Pick<TrainingCourse, 'id' | 'series' | 'name'>;
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

/** The checks that are asked of this mentor. */
export const checksAskedOf = (mentor: Pick<Mentor, 'demands'>): readonly CheckKind[] =>
  mentor.demands?.childCertificate === true
    ? [...approvalPolicy.checks, 'child-certificate']
    : approvalPolicy.checks;

/** How long each check holds that is asked of everybody, and of who may meet children; null: for good. */
const checkMonths = () =>
  Object.fromEntries(
    ([...approvalPolicy.checks, 'child-certificate'] satisfies CheckKind[]).map((kind) => [
      kind,
      approvalPolicy.validMonths[kind] ?? null,
    ]),
  );

/** What this policy asks, for the database, which judges by it as `approvalVerdict` does (`programme.mentor_lacks`). */
export const askedOfMentors: string = JSON.stringify({
  minimumAge: approvalPolicy.minimumAge,
  checks: checkMonths(),
  clearanceMonths: approvalPolicy.validMonths['prison-clearance'] ?? null,
  declarations: declarationKinds,
  declarationVersion,
});

/** The trainings that are asked of this mentor. */
export const trainingsAskedOf = (mentor: Pick<Mentor, 'demands'>): readonly TrainingCourse[] =>
  (mentor.demands ?? usualDemands).trainings.filter((course) => course.required);

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

/** Declared by itself, or with the other two on one sheet that was seen while these were the words. */
const declarationReason = (
  { declarations = [] }: Pick<Mentor, 'declarations'>,
  checks: readonly Check[],
  kind: DeclarationKind,
) => {
  const own = declarations.filter((one) => one.kind === kind);
  if (own.some((one) => one.version === declarationVersion)) return undefined;
  const onOneSheet = declarationVersion === 1 && checks.some((check) => check.kind === 'declarations');
  return onOneSheet ? undefined : own.length > 0 ? 'outdated' : 'absent';
};

const conductReason = ({ conduct = [], demands }: Pick<Mentor, 'conduct' | 'demands'>) => {
  if (demands?.conduct === undefined) return undefined;
  if (conduct.some((one) => one.version === demands.conduct)) return undefined;
  return conduct.length > 0 ? 'outdated' : 'absent';
};

const trainingReason = (
  trainings: readonly Training[],
  course: TrainingCourse,
  today: Temporal.PlainDate,
): MissingReason | undefined => {
  const until = trainedUntil(trainings, course, today);
  if (until === null) return 'absent';
  return until === undefined || Temporal.PlainDate.compare(today, until) <= 0 ? undefined : 'expired';
};

/** What `approvalVerdict` must know of a mentor. */
export type Judged = Pick<Mentor, 'birthDate' | 'declarations' | 'conduct' | 'demands'>;

/** What a mentor meets and lacks today, each with its reason. Approved may be who lacks nothing. */
export const approvalVerdict = (
  mentor: Judged,
  checks: readonly Check[],
  trainings: readonly Training[],
  today: Temporal.PlainDate,
): Verdict => {
  const asksConduct = mentor.demands?.conduct !== undefined;
  const judged: readonly (readonly [Requirement, MissingReason | undefined, TrainingCourse?])[] = [
    ['age', ageReason(mentor, today)],
    ...checksAskedOf(mentor).map((kind) => [kind, checkReason(checks, kind, today)] as const),
    ...declarationKinds.map((kind) => [kind, declarationReason(mentor, checks, kind)] as const),
    ...(asksConduct ? [['conduct', conductReason(mentor)] as const] : []),
    ...trainingsAskedOf(mentor).map(
      (course) => ['training', trainingReason(trainings, course, today), course] as const,
    ),
  ];
  return {
    met: judged.flatMap(([requirement, reason]) => (reason === undefined ? [requirement] : [])),
    missing: judged.flatMap(([requirement, reason, training]) =>
      reason === undefined ? [] : [{ requirement, reason, ...(training === undefined ? {} : { training }) }],
    ),
  };
};
