import { createHash } from 'node:crypto';
import { lockProtocol } from '../../protocol/lock.ts';
import type { StratumFactor } from '../../protocol/protocol.ts';
import {
  allocationAt,
  commitment,
  type SealedRandomisation,
  sealRandomisation,
} from '../../randomisation/allocate.ts';
import { stratumOf } from '../../randomisation/stratum.ts';
import type { Text } from '../../text.ts';
import type { RiskBand } from '../../vocabulary.ts';
import { between } from '../random.ts';
import { type Draft, dateText, officeHour } from './draft.ts';
import { demoProtocol } from './protocol.ts';
import { coordinatorOf } from './staff.ts';
import type { DemoAllocation, DemoBranch, DemoParticipant, DemoStudy, Id } from './types.ts';

/** A demo study while people are let in: the sealed randomisation and how far each line has come. */
export type OpenStudy = Readonly<{
  id: Id;
  sealed: SealedRandomisation;
  factors: readonly StratumFactor[];
  next: Map<string, number>;
}>;

/** Opens a study with a secret from the seed and writes it down. */
export function openStudy(
  draft: Draft,
  details: Pick<DemoStudy, 'slug' | 'state' | 'completeUntil' | 'truth'> &
    Readonly<{ title: Text; opened: Temporal.PlainDate }>,
): OpenStudy {
  const { title, opened, ...kept } = details;
  const words = draft.words('study', details.slug);
  const secret = createHash('sha256')
    .update(`demo secret ${draft.seed} ${details.slug}`, 'utf8')
    .digest('hex');
  const protocol = demoProtocol(details.slug, title);
  const locked = lockProtocol(protocol);
  const sealed = sealRandomisation(locked, secret);
  const plan = locked.protocol.randomisation;
  const id = draft.id('study', details.slug);
  draft.studies.push({
    id,
    ...kept,
    protocol,
    protocolHash: sealed.protocolHash,
    secret,
    commitment: commitment(sealed),
    registeredAt: officeHour(words, opened),
  });
  return { id, sealed, factors: plan.method === 'permuted-blocks' ? plan.strata : [], next: new Map() };
}

export type Enrolment = Readonly<{
  person: DemoParticipant;
  branch: DemoBranch;
  riskBand: Exclude<RiskBand, 'low'>;
  on: Temporal.PlainDate;
  origin: Temporal.PlainDate | null;
  paroled: boolean | null;
}>;

/** A study key: twelve letters and digits that say nothing of the person. */
function studyKey(draft: Draft, studyId: Id, participantId: Id): string {
  return draft.id('study-key', studyId, participantId).replaceAll('-', '').slice(20).toUpperCase();
}

/** The next minute in the study's day: after the allocation before it when that was on the same day. */
function allocationInstant(draft: Draft, study: OpenStudy, on: Temporal.PlainDate, sequence: number): string {
  const words = draft.words('allocated-at', study.id, sequence);
  const last = draft.allocations.at(-1);
  if (last?.studyId !== study.id || !last.allocatedAt.startsWith(dateText(on)))
    return `${dateText(on)}T07:${between(words, 10, 59)}:00Z`;
  return Temporal.Instant.from(last.allocatedAt)
    .add({ minutes: between(words, 12, 70) })
    .toString();
}

/** Draws the next arm of the person's stratum and writes the allocation. Call in order of time. */
export function enrol(draft: Draft, study: OpenStudy, enrolment: Enrolment): DemoAllocation {
  const { person, branch, riskBand, on, origin } = enrolment;
  const strata = { area: branch.area, riskBand };
  const stratum = stratumOf(study.factors, strata);
  const position = (study.next.get(stratum) ?? 0) + 1;
  study.next.set(stratum, position);
  const sequence = draft.allocations.filter((one) => one.studyId === study.id).length + 1;
  const birth = Temporal.PlainDate.from(person.birthDate);
  const prior = draft.assessments.find((one) => one.participantId === person.id)?.priorSentences ?? 0;
  const allocation: DemoAllocation = {
    studyId: study.id,
    participantId: person.id,
    studyKey: studyKey(draft, study.id, person.id),
    sequence,
    stratum,
    position,
    arm: allocationAt(study.sealed, stratum, position),
    strata,
    allocatedAt: allocationInstant(draft, study, on, sequence),
    allocatedBy: coordinatorOf(draft, branch.id),
    originDate: origin && dateText(origin),
    baseline: {
      age: birth.until(origin ?? on, { largestUnit: 'years' }).years,
      prior_sentences: prior,
      risk: riskBand,
      area: branch.area,
      ...(enrolment.paroled === null ? {} : { paroled: enrolment.paroled ? 'yes' : 'no' }),
    },
  };
  draft.allocations.push(allocation);
  return allocation;
}
