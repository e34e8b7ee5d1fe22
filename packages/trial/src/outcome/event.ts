import type { DecisionKind } from '../vocabulary.ts';

/** One offence as the register has it, with every date it holds. */
export type OutcomeEvent = Readonly<{
  /** register's own code or word for the law area, e.g. "theft" */
  offenceType: string;
  offenceDate: Temporal.PlainDate;
  chargeDate: Temporal.PlainDate | null;
  decisionDate: Temporal.PlainDate | null;
  /** null while undecided */
  decision: DecisionKind | null;
  /** held in custody for it */
  custody: boolean;
}>;

export type EventFault =
  | 'charge-before-offence'
  | 'decision-before-charge'
  | 'decision-before-offence'
  | 'decision-incomplete';

const isBefore = (a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) =>
  a !== null && b !== null && Temporal.PlainDate.compare(a, b) < 0;

/** What cannot be true of a register row; empty when it can. For the dry run of an import. */
export function eventFaults(event: OutcomeEvent): EventFault[] {
  const faults: EventFault[] = [];
  if (isBefore(event.chargeDate, event.offenceDate)) faults.push('charge-before-offence');
  if (isBefore(event.decisionDate, event.chargeDate)) faults.push('decision-before-charge');
  if (isBefore(event.decisionDate, event.offenceDate)) faults.push('decision-before-offence');
  if ((event.decisionDate === null) !== (event.decision === null)) faults.push('decision-incomplete');
  return faults;
}
