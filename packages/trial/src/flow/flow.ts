import type { Arm } from '../protocol/protocol.ts';

/** Why follow-up was not complete. */
export const LOSS_REASONS = [
  'withdrawn',
  'died',
  'emigrated',
  'register-complete-until',
  // on no list that a register was asked about
  'not-asked',
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** How far one person came. Every field is a fact of its own, so that records that contradict each other show. */
export type FlowRecord = Readonly<{
  /** looked at against the criteria */
  assessed: boolean;
  /** why not randomised, as a key from the list given; null when randomised or still waiting */
  excluded: string | null;
  /** code of the arm; null when not randomised */
  arm: string | null;
  /** got at least the beginning of what the arm offers */
  received: boolean;
  /** why follow-up was not complete; null when it was */
  lost: LossReason | null;
  analysed: boolean;
}>;

export type Counted = Readonly<{ key: string; n: number }>;

export type ArmFlow = Readonly<{
  arm: string;
  allocated: number;
  received: number;
  notReceived: number;
  /** every reason, those with 0 as well */
  lost: readonly Counted[];
  lostTotal: number;
  analysed: number;
  notAnalysed: number;
}>;

/** The counts of a CONSORT flow diagram; boxes with n = 0 are there too. */
export type ParticipantFlow = Readonly<{
  referred: number;
  assessed: number;
  notAssessed: number;
  excluded: readonly Counted[];
  excludedTotal: number;
  /** assessed, neither excluded nor randomised yet */
  waiting: number;
  randomised: number;
  arms: readonly ArmFlow[];
}>;

/** Records that cannot all be true; `index` is the first such record. */
export class FlowError extends Error {
  readonly index: number;
  constructor(index: number, what: string) {
    super(`record ${index + 1}: ${what}`);
    this.name = 'FlowError';
    this.index = index;
  }
}

function assertRecord(
  record: FlowRecord,
  index: number,
  arms: readonly string[],
  reasons: readonly string[],
): void {
  const fail = (what: string) => {
    throw new FlowError(index, what);
  };
  const { arm, excluded } = record;
  if (arm !== null && !arms.includes(arm)) fail(`no arm ${arm}`);
  if (excluded !== null && !reasons.includes(excluded)) fail(`no reason ${excluded}`);
  if (arm !== null && excluded !== null) fail('both randomised and excluded');
  if ((arm !== null || excluded !== null) && !record.assessed)
    fail('randomised or excluded without being assessed');
  if (arm === null && (record.received || record.analysed || record.lost !== null))
    fail('received, lost or analysed without being randomised');
}

function countBy(keys: readonly string[], found: readonly (string | null)[]): Counted[] {
  return keys.map((key) => Object.freeze({ key, n: found.filter((one) => one === key).length }));
}

function armFlow(arm: string, records: readonly FlowRecord[]): ArmFlow {
  const own = records.filter((record) => record.arm === arm);
  const n = (is: (record: FlowRecord) => boolean) => own.filter(is).length;
  const received = n((record) => record.received);
  const analysed = n((record) => record.analysed);
  return Object.freeze({
    arm,
    allocated: own.length,
    received,
    notReceived: own.length - received,
    lost: Object.freeze(
      countBy(
        LOSS_REASONS,
        own.map((record) => record.lost),
      ),
    ),
    lostTotal: n((record) => record.lost !== null),
    analysed,
    notAnalysed: own.length - analysed,
  });
}

/**
 * Counts the participant flow (CONSORT 2025 item 22) from one record a person referred.
 *
 * @param arms in the order they are shown
 * @param exclusionReasons every reason there can be, in the order they are shown
 * @throws {FlowError} for records that contradict themselves
 */
export function participantFlow(
  records: readonly FlowRecord[],
  arms: readonly Pick<Arm, 'code'>[],
  exclusionReasons: readonly string[],
): ParticipantFlow {
  const codes = arms.map((arm) => arm.code);
  for (const [index, record] of records.entries()) assertRecord(record, index, codes, exclusionReasons);
  const n = (is: (record: FlowRecord) => boolean) => records.filter(is).length;
  const assessed = n((record) => record.assessed);
  const excludedTotal = n((record) => record.excluded !== null);
  const randomised = n((record) => record.arm !== null);
  return Object.freeze({
    referred: records.length,
    assessed,
    notAssessed: records.length - assessed,
    excluded: Object.freeze(
      countBy(
        exclusionReasons,
        records.map((record) => record.excluded),
      ),
    ),
    excludedTotal,
    waiting: assessed - excludedTotal - randomised,
    randomised,
    arms: Object.freeze(codes.map((code) => armFlow(code, records))),
  });
}
