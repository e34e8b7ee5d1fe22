import type { ConsentPurpose, ReferralState, RiskBand } from '../../vocabulary.ts';
import { between, chance, pick, weighted } from '../random.ts';
import { type Draft, dateText, officeHour, workday } from './draft.ts';
import { testCpr, testPhone } from './identity.ts';
import { type NameMaker, OTHER_LANGUAGES, perhapsElsewhere } from './names.ts';
import { prisonIds } from './places.ts';
import { coordinatorOf } from './staff.ts';
import type { DemoBranch, DemoParticipant } from './types.ts';

/** One person as referred, and what has become of the referral. */
export type PersonSpec = Readonly<{
  /** names the person; the same key gives the same person under the same seed */
  key: string;
  branch: DemoBranch;
  receivedOn: Temporal.PlainDate;
  state: ReferralState;
  decidedOn: Temporal.PlainDate | null;
  reason?: string;
  note?: string;
  riskBand: RiskBand | null;
  consents: Readonly<{ on: Temporal.PlainDate; purposes: readonly ConsentPurpose[] }> | null;
}>;

const LANGUAGES = { da: 84, ar: 5, tr: 4, so: 2, pl: 3, en: 2 } as const;
const YOUNGEST = 19;
const OLDEST = 58;

function writePerson(draft: Draft, names: NameMaker, spec: PersonSpec): DemoParticipant {
  const words = draft.words('person', spec.key);
  const woman = chance(words, 0.06);
  const gender = woman ? 'woman' : 'man';
  const language = weighted(words, LANGUAGES);
  // the lower of two draws: most are young
  const age = Math.min(between(words, YOUNGEST, OLDEST), between(words, YOUNGEST, OLDEST));
  const birth = spec.receivedOn.subtract({ years: age, days: between(words, 1, 364) });
  let cpr = testCpr(words, birth, gender);
  while (draft.numbers.has(cpr)) cpr = testCpr(words, birth, gender);
  draft.numbers.add(cpr);
  const towns = draft.towns.filter((town) => town.branchId === spec.branch.id);
  const person: DemoParticipant = {
    id: draft.id('participant', spec.key),
    branchId: spec.branch.id,
    townId: pick(words, towns).id,
    prisonId: pick(words, prisonIds(draft, spec.branch.area, woman)),
    name: names(
      words,
      gender,
      OTHER_LANGUAGES.find((one) => one === language) ?? perhapsElsewhere(words, 0.06),
    ),
    birthDate: dateText(birth),
    cpr,
    language,
    phone: chance(words, 0.7) ? testPhone(words) : '',
    createdAt: officeHour(words, workday(spec.receivedOn)),
  };
  draft.participants.push(person);
  return person;
}

function writeReferral(draft: Draft, names: NameMaker, spec: PersonSpec, person: DemoParticipant): void {
  const words = draft.words('referral', spec.key);
  draft.referrals.push({
    id: draft.id('referral', spec.key),
    participantId: person.id,
    branchId: person.branchId,
    townId: person.townId,
    prisonId: person.prisonId,
    state: spec.state,
    receivedAt: person.createdAt,
    decidedAt: spec.decidedOn && officeHour(words, workday(spec.decidedOn)),
    decidedBy: spec.decidedOn && coordinatorOf(draft, person.branchId),
    reason: spec.reason ?? null,
    referrerName: names(words, chance(words, 0.5) ? 'woman' : 'man', perhapsElsewhere(words, 0.1)),
    referrerContact: testPhone(words),
    note: spec.note ?? '',
  });
}

function writeConsents(draft: Draft, spec: PersonSpec, person: DemoParticipant): void {
  if (!spec.consents) return;
  const words = draft.words('consent', spec.key);
  const on = workday(spec.consents.on);
  const givenHow = weighted(words, { 'in-person': 60, 'in-writing': 25, 'by-phone': 10, digital: 5 });
  for (const purpose of spec.consents.purposes)
    draft.consents.push({
      id: draft.id('consent', spec.key, purpose),
      participantId: person.id,
      purpose,
      version: 1,
      givenOn: dateText(on),
      givenHow,
      recordedAt: officeHour(words, on),
      recordedBy: coordinatorOf(draft, person.branchId),
      withdrawnOn: null,
      withdrawnHow: null,
    });
}

/** Most sentences before this one that the demo gives, by band. */
const PRIOR_SENTENCES: Readonly<Record<RiskBand, readonly [number, number]>> = {
  low: [0, 2],
  medium: [1, 6],
  high: [3, 15],
};

function writeAssessment(draft: Draft, spec: PersonSpec, person: DemoParticipant): void {
  if (!spec.decidedOn || spec.state !== 'accepted') return;
  const words = draft.words('assessment', spec.key);
  draft.assessments.push({
    id: draft.id('assessment', spec.key),
    participantId: person.id,
    riskBand: spec.riskBand,
    priorSentences: between(words, ...PRIOR_SENTENCES[spec.riskBand ?? 'medium']),
    recordedAt: officeHour(words, workday(spec.decidedOn)),
    recordedBy: coordinatorOf(draft, person.branchId),
  });
}

/** Writes a person with referral, consents and assessment; release dates and all that follows come after. */
export function writeReferred(draft: Draft, names: NameMaker, spec: PersonSpec): DemoParticipant {
  const person = writePerson(draft, names, spec);
  writeReferral(draft, names, spec, person);
  writeConsents(draft, spec, person);
  writeAssessment(draft, spec, person);
  return person;
}
