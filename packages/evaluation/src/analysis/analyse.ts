import { type Analysis, armOf, deepFreeze, type LockedProtocol, type Protocol } from '@primus-motor/trial';
import type { Cohort } from '../cohort/cohort.ts';
import { baselineOf } from './baseline.ts';
import { binaryOf } from './binary.ts';
import { coxOf } from './cox.ts';
import { logRankOf } from './log-rank.ts';
import { type Prepared, participantFlow, prepare } from './prepare.ts';
import {
  type AnalysisResult,
  type ArmRecord,
  type ProtocolRecord,
  type Results,
  resultsFormat,
} from './results.ts';
import { rmstOf } from './rmst.ts';
import { subgroupOf } from './subgroup.ts';
import { survivalOf } from './survival.ts';

/** What the results must say of where they come from. */
export interface Provenance {
  /** Version of this program. */
  readonly version: string;
  /** SHA-256 of the data file's bytes, in lower-case hexadecimal. */
  readonly dataSha256: string;
}

function computed(data: Prepared, plan: Analysis, protocol: Protocol) {
  const { level } = protocol.analysis;
  switch (plan.method) {
    case 'log-rank':
      return logRankOf(data, level);
    case 'cox':
      return coxOf(data, plan, protocol);
    case 'rmst':
      return rmstOf(data, plan.tau, level);
    default:
      return binaryOf(data, plan, level);
  }
}

function analyses(data: Prepared, protocol: Protocol): AnalysisResult[] {
  const seen = new Map<string, number>();
  return [protocol.analysis.primary, ...protocol.analysis.secondary].map((plan, index) => {
    const times = (seen.get(plan.method) ?? 0) + 1;
    seen.set(plan.method, times);
    return {
      id: times === 1 ? plan.method : `${plan.method}-${times}`,
      role: index === 0 ? 'primary' : 'secondary',
      plan,
      ...computed(data, plan, protocol),
    };
  });
}

function record({ protocol, hash }: LockedProtocol): ProtocolRecord {
  return {
    id: protocol.id,
    version: protocol.version,
    title: protocol.title,
    sha256: hash,
    source: protocol.source ?? null,
    writtenAfter: protocol.prespecified === true ? null : protocol.prespecified.writtenAfter,
    origin: protocol.origin.label,
    followUp: protocol.followUp,
    outcome: {
      name: protocol.outcome.name,
      event: protocol.outcome.event,
      eventFree: protocol.outcome.eventFree,
    },
    estimand: protocol.estimand,
    benefit: protocol.analysis.benefit,
    allocation: protocol.randomisation.method === 'external' ? protocol.randomisation.description : null,
  };
}

type Arms = readonly [ArmRecord, ArmRecord];

function run(cohort: Cohort, locked: LockedProtocol, provenance: Provenance, arms: Arms): Results {
  const { protocol } = locked;
  const data = prepare(cohort, [arms[0].code, arms[1].code], protocol);
  const results: Results = {
    format: resultsFormat,
    software: { name: 'Primus Motor', version: provenance.version },
    protocol: record(locked),
    data: { sha256: provenance.dataSha256, rows: cohort.n },
    blinded: arms[0].role === null,
    level: protocol.analysis.level,
    arms,
    flow: participantFlow(data),
    baseline: baselineOf(data, protocol),
    survival: survivalOf(data, protocol),
    analyses: analyses(data, protocol),
    subgroup: subgroupOf(data, protocol),
  };
  deepFreeze(results);
  return results;
}

/**
 * Runs the protocol's analyses, those and no others, on a cohort whose `arm` holds the protocol's arm codes. The same cohort,
 * protocol and provenance give the same results to the last bit: no clock, no chance, no network.
 *
 * Effects are the experimental arm minus, or over, the control arm. Follow-up is cut at the protocol's end. What cannot be
 * computed is a typed absence with a reason, never a number.
 *
 * @throws {InputError} when somebody is in neither arm, or an arm has nobody with a known outcome.
 */
export function analyse(cohort: Cohort, locked: LockedProtocol, provenance: Provenance): Results {
  const arm = (role: 'experimental' | 'control'): ArmRecord => {
    const { code, label } = armOf(locked.protocol, role);
    return { code, label, role };
  };
  return run(cohort, locked, provenance, [arm('experimental'), arm('control')]);
}

/**
 * The same analyses on a cohort whose `arm` holds X and Y only. Effects are X minus, or over, Y; labels say X and Y, and no
 * sentence from such results speaks of benefit or harm. Who codes the arms must not code them in a way that shows which is
 * which (e.g. always X for the programme).
 */
export function analyseBlinded(cohort: Cohort, locked: LockedProtocol, provenance: Provenance): Results {
  const arm = (code: 'X' | 'Y'): ArmRecord => ({
    code,
    label: { da: `Gruppe ${code}`, en: `Group ${code}` },
    role: null,
  });
  return run(cohort, locked, provenance, [arm('X'), arm('Y')]);
}
