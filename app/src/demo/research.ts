import {
  allocationBody,
  blindCodes,
  type DemoAllocation,
  type DemoProgramme,
  type DemoStudy,
  genesisOf,
  type LedgerRow,
  lockProtocol,
  nextRow,
  sealRandomisation,
} from '@primus-motor/trial';
import { secretPurpose } from '../doors/allocation.ts';
import type { Secrets } from '../platform/secrets.ts';
import { bytes, type Row } from './insert.ts';

type Table = readonly [table: string, rows: readonly Row[]];

/** A demo study as the research register keeps it: sealed secret, ledger that verifies, coded arms. */
const studyTables = (demo: DemoProgramme, study: DemoStudy, secrets: Secrets): readonly Table[] => {
  const locked = lockProtocol(study.protocol);
  const sealed = sealRandomisation(locked, study.secret);
  const codes = blindCodes(sealed);
  const experimental = locked.protocol.arms.find((arm) => arm.role === 'experimental')?.code ?? '';
  const caseArm = (code: string) => (code === experimental ? 'mentoring' : 'control');
  const of = { study_id: study.id };
  const ours = { ...of, organisation_id: demo.organisation.id };
  const allocations = demo.allocations
    .filter((one) => one.studyId === study.id)
    .toSorted((one, other) => one.sequence - other.sequence);
  const ends = new Map(
    demo.followUpEnds.filter((one) => one.studyId === study.id).map((one) => [one.studyKey, one]),
  );
  const branchOf = new Map(demo.participants.map((person) => [person.id, person.branchId]));
  const ledger = ledgerOf(allocations, study, sealed, caseArm, of);
  return [
    [
      'study.study',
      [
        {
          id: study.id,
          organisation_id: demo.organisation.id,
          slug: study.slug,
          title_da: locked.protocol.title.da,
          title_en: locked.protocol.title.en,
          invented: true,
          protocol: study.protocol,
          protocol_hash: locked.hash,
          state: study.state,
          commitment: study.commitment,
          registered_at: study.registeredAt,
        },
      ],
    ],
    ['study.sealed_secret', [{ ...of, secret_sealed: bytes(secrets.seal(secretPurpose, study.secret)) }]],
    ['study.sealed_arm_code', [{ ...of, mentoring_code: codes[experimental] }]],
    ['study.allocation', ledger.rows],
    ['study.ledger', [{ ...of, rows: ledger.rows.length, hash: ledger.hash }]],
    ['study.stratum', strataOf(allocations, of)],
    [
      'keys.study_key',
      allocations.map((one) => ({ ...of, person_id: one.participantId, study_key: one.studyKey })),
    ],
    [
      'study.participant',
      allocations.map((one) => ({
        ...ours,
        study_key: one.studyKey,
        coded_arm: codes[one.arm],
        origin_date: one.originDate,
        baseline: one.baseline,
        follow_up_withdrawn_on: ends.get(one.studyKey)?.on ?? null,
      })),
    ],
    [
      'programme.enrolment',
      allocations.map((one) => ({
        ...ours,
        person_id: one.participantId,
        branch_id: branchOf.get(one.participantId),
        arm: caseArm(one.arm),
        enrolled_on: one.allocatedAt.slice(0, 10),
        enrolled_by: one.allocatedBy,
        enrolled_at: one.allocatedAt,
      })),
    ],
  ];
};

const ledgerOf = (
  allocations: readonly DemoAllocation[],
  study: DemoStudy,
  sealed: ReturnType<typeof sealRandomisation>,
  caseArm: (code: string) => string,
  of: Row,
): { readonly rows: readonly Row[]; readonly hash: string } => {
  const genesis = genesisOf(study.commitment);
  const rows: Row[] = [];
  let head: { count: number; hash: string } | null = null;
  for (const one of allocations) {
    const at = Temporal.Instant.from(one.allocatedAt).toString();
    const { stratum, position, arm } = one;
    const row: LedgerRow = nextRow(
      genesis,
      head,
      allocationBody(sealed, { subject: one.studyKey, stratum, position, arm, at }),
    );
    rows.push({
      ...of,
      study_key: one.studyKey,
      stratum,
      position,
      arm: caseArm(arm),
      strata: one.strata,
      allocated_at: at,
      sequence: row.sequence,
      previous_hash: row.previous,
      hash: row.hash,
    });
    head = { count: row.sequence, hash: row.hash };
  }
  return { rows, hash: head?.hash ?? genesis };
};

const strataOf = (allocations: readonly DemoAllocation[], of: Row): readonly Row[] => {
  const next = new Map<string, number>();
  for (const { stratum, position } of allocations)
    next.set(stratum, Math.max(next.get(stratum) ?? 1, position + 1));
  return [...next].map(([label, next_position]) => ({ ...of, label, next_position }));
};

/** The research side of both demo studies. */
export const researchTables = (demo: DemoProgramme, secrets: Secrets): readonly Table[] =>
  demo.studies.flatMap((study) => studyTables(demo, study, secrets));
