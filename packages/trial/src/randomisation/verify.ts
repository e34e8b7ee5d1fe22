import { lockProtocol } from '../protocol/lock.ts';
import { allocations, commitment, sealRandomisation } from './allocate.ts';

/** One allocation as it was logged; `position` counts from 1 in its stratum. */
export type LoggedAllocation = Readonly<{ stratum: string; position: number; arm: string; subject: string }>;

/** What is made public when recruitment is over. */
export type RevealedRandomisation = Readonly<{
  /** the protocol as it was written, a plain object */
  protocol: unknown;
  secret: string;
  /** what was published before the first allocation */
  commitment: string;
}>;

export type AllocationFault = Readonly<{
  /** row of the log, from 1; null when the fault is not in a row */
  row: number | null;
  reason: 'commitment' | 'stratum' | 'position' | 'arm' | 'subject';
  expected: string;
  found: string;
}>;

export type AllocationReport = Readonly<{ ok: boolean; checked: number; faults: readonly AllocationFault[] }>;

/**
 * Computes every allocation of a log again from what was revealed. Faults: the commitment does not belong
 * to this protocol and secret; a stratum the protocol lacks; positions of a stratum not 1, 2, 3, … in the
 * order logged; an arm other than the drawn one; a subject allocated twice.
 * @throws {ProtocolError} when the protocol itself cannot be read
 */
export function verifyAllocations(
  revealed: RevealedRandomisation,
  log: readonly LoggedAllocation[],
): AllocationReport {
  const sealed = sealRandomisation(lockProtocol(revealed.protocol), revealed.secret);
  const faults: AllocationFault[] = [];
  const fault = (row: number | null, reason: AllocationFault['reason'], expected: string, found: string) =>
    faults.push(Object.freeze({ row, reason, expected, found }));

  const published = commitment(sealed);
  if (published !== revealed.commitment) fault(null, 'commitment', published, revealed.commitment);

  const lines = new Map(
    sealed.strata.map((label) => [label, { drawn: allocations(sealed, label), next: 1 }]),
  );
  const rowOfSubject = new Map<string, number>();
  for (const [index, entry] of log.entries()) {
    const row = index + 1;
    const before = rowOfSubject.get(entry.subject);
    if (before !== undefined) fault(row, 'subject', `only row ${before}`, entry.subject);
    rowOfSubject.set(entry.subject, row);

    const line = lines.get(entry.stratum);
    if (!line) {
      fault(row, 'stratum', sealed.strata.join(', '), entry.stratum);
    } else if (entry.position !== line.next) {
      fault(row, 'position', String(line.next), String(entry.position));
    } else {
      line.next += 1;
      const arm = line.drawn.next().value;
      if (arm !== entry.arm) fault(row, 'arm', arm, entry.arm);
    }
  }
  return Object.freeze({ ok: faults.length === 0, checked: log.length, faults: Object.freeze(faults) });
}
