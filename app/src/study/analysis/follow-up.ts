import {
  type DecisionKind,
  deriveOutcome,
  type FollowUpEnd,
  type LossReason,
  matureOn,
  type Outcome,
  type OutcomeDefinition,
  type OutcomeEvent,
} from '@primus-motor/trial';
import type { Study } from '../studies/study.ts';

/** A participant as the evaluator may see one: a key, a coded arm, and what was known at the start. */
export interface Participant {
  readonly studyKey: string;
  readonly codedArm: 'X' | 'Y';
  readonly origin: Temporal.PlainDate | undefined;
  readonly withdrawnOn: Temporal.PlainDate | undefined;
  readonly baseline: Readonly<Record<string, unknown>>;
}

/** An offence of a participant, as the register has it. */
export interface KeyedEvent extends OutcomeEvent {
  readonly studyKey: string;
  readonly decision: DecisionKind | null;
}

/** What an analysis rests on: everybody who was allocated, and the outcomes of one import. */
export interface StudyData {
  readonly study: Study;
  readonly participants: readonly Participant[];
  readonly events: readonly KeyedEvent[];
  readonly completeUntil: Temporal.PlainDate;
  /** By study key, for whoever's outcomes are complete up to another day: fetched before follow-up was withdrawn. */
  readonly ownCompleteUntil: ReadonlyMap<string, Temporal.PlainDate>;
  /** Deaths and emigrations, by study key. */
  readonly ends: ReadonlyMap<string, FollowUpEnd>;
  /** Keys on the list that the import answers; undefined where no list was kept, and everybody counts as asked. */
  readonly asked: ReadonlySet<string> | undefined;
}

export interface Followed extends Participant {
  /** Undefined where nothing is known at all: never released, or follow-up withdrawn before it began. */
  readonly outcome: Outcome | undefined;
  /** Why follow-up was not complete; null when it was, and for whoever was never released. */
  readonly lost: LossReason | null;
}

/** A registered study has a definition of its outcome; without one nothing could be derived. */
const definitionOf = (study: Study): OutcomeDefinition => {
  const { definition } = study.locked.protocol.outcome;
  if (definition === undefined) throw new TypeError(`study ${study.id} has no outcome definition`);
  return definition;
};

const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0;

/** Each participant's outcome under the protocol's definition, in the order of the study keys, which are random. */
export const followAll = (data: StudyData): readonly Followed[] => {
  const { study, participants, events } = data;
  const definition = definitionOf(study);
  const lengthDays = study.locked.protocol.followUp.length;
  const ofKey = Map.groupBy(events, (event) => event.studyKey);
  return participants
    .toSorted((a, b) => (a.studyKey < b.studyKey ? -1 : 1))
    .map((one): Followed => {
      const { studyKey, origin, withdrawnOn } = one;
      if (origin === undefined) return { ...one, outcome: undefined, lost: null };
      if (withdrawnOn !== undefined && !isAfter(withdrawnOn, origin))
        return { ...one, outcome: undefined, lost: 'withdrawn' };
      if (!wasAsked(data, studyKey)) return { ...one, outcome: undefined, lost: 'not-asked' };
      const end = firstEnd(withdrawnOn, data.ends.get(studyKey));
      const completeUntil = data.ownCompleteUntil.get(studyKey) ?? data.completeUntil;
      const followUp = { origin, lengthDays, completeUntil, end };
      const outcome = deriveOutcome(definition, followUp, ofKey.get(studyKey) ?? []);
      const { reason } = outcome;
      return { ...one, outcome, lost: reason === 'event' || reason === 'end-of-follow-up' ? null : reason };
    });
};

/** Whether a register was asked about somebody: for this import, or for an earlier one that their rows are carried from. */
const wasAsked = ({ asked, ownCompleteUntil }: StudyData, studyKey: string): boolean =>
  asked === undefined || asked.has(studyKey) || ownCompleteUntil.has(studyKey);

/** Whichever came first: what happened after a consent was withdrawn is not ours to know. */
const firstEnd = (
  withdrawnOn: Temporal.PlainDate | undefined,
  end: FollowUpEnd | undefined,
): FollowUpEnd | null => {
  if (withdrawnOn === undefined) return end ?? null;
  if (end !== undefined && isAfter(withdrawnOn, end.on)) return end;
  return { reason: 'withdrawn', on: withdrawnOn };
};

/** Whether the result may be looked at, or why not yet. Nothing is shown before, to anybody. */
export type Maturity =
  | { readonly mature: true }
  | { readonly mature: false; readonly reason: 'recruiting' | 'no-outcomes' | 'not-released' }
  | { readonly mature: false; readonly reason: 'too-early'; readonly from: Temporal.PlainDate };

/**
 * A result is mature when recruitment is over and outcomes are complete for as long as everybody is to be followed, with
 * the time that a decision may take. Somebody who is not released yet holds it back until follow-up is closed.
 */
export const maturityOf = (
  study: Study,
  participants: readonly Participant[],
  completeUntil: Temporal.PlainDate | undefined,
): Maturity => {
  if (study.state !== 'follow-up' && study.state !== 'closed') return { mature: false, reason: 'recruiting' };
  if (completeUntil === undefined) return { mature: false, reason: 'no-outcomes' };
  const origins = participants.flatMap(({ origin }) => origin ?? []);
  if (origins.length === 0 || (origins.length < participants.length && study.state !== 'closed'))
    return { mature: false, reason: 'not-released' };
  const definition = definitionOf(study);
  const lengthDays = study.locked.protocol.followUp.length;
  const from = origins
    .map((origin) => matureOn(definition, origin, lengthDays))
    .reduce((latest, one) => (isAfter(one, latest) ? one : latest));
  return isAfter(from, completeUntil) ? { mature: false, reason: 'too-early', from } : { mature: true };
};
