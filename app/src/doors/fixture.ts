import { randomUUID } from 'node:crypto';
import type { ProtocolInput, RiskBand } from '@primus-motor/trial';
import type { Player, TestHouse } from '../../test/house.ts';
import type { DoorParts } from './enrol.ts';
import { sealStudy } from './seal.ts';

const both = (da: string, en: string) => ({ da, en });
const bands = [
  { code: 'medium', label: both('Mellem', 'Medium') },
  { code: 'high', label: both('Høj', 'High') },
];
const areas = [
  { code: 'west', label: both('Vest', 'West') },
  { code: 'east', label: both('Øst', 'East') },
];
const categories = (levels: typeof bands) => levels.map(({ code, label }) => ({ value: code, label }));

/** A small invented study protocol for tests, with two stratum factors; each call gives a fresh object. */
export const studyProtocol = (): ProtocolInput => ({
  id: 'test-study',
  title: both('Prøveforsøget', 'The test study'),
  version: '1.0.0',
  prespecified: true,
  arms: [
    { code: 'mentoring', label: both('Mentorforløb', 'Mentoring'), role: 'experimental' },
    { code: 'control', label: both('Uden mentorforløb', 'No mentoring'), role: 'control' },
  ],
  eligibility: [
    {
      key: 'adult',
      text: both('Er fyldt 18 år', 'Is 18 or older'),
      rule: { type: 'range', fact: 'age', atLeast: 18 },
    },
    {
      key: 'near-release',
      text: both('Løslades inden for et halvt år', 'Is released within half a year'),
      rule: { type: 'range', fact: 'daysToRelease', atLeast: 0, atMost: 183 },
    },
    {
      key: 'risk',
      text: both('Mellem eller høj risiko', 'Medium or high risk'),
      rule: { type: 'one-of', fact: 'riskBand', values: ['medium', 'high'] },
    },
    {
      key: 'understands',
      text: both('Forstår forsøget', 'Understands the study'),
      rule: { type: 'confirmed' },
    },
  ],
  randomisation: {
    method: 'permuted-blocks',
    blockSizes: [2, 4],
    ratio: { mentoring: 1, control: 1 },
    strata: [
      { fact: 'area', label: both('Landsdel', 'Area'), levels: areas },
      { fact: 'riskBand', label: both('Risiko', 'Risk'), levels: bands },
    ],
  },
  origin: { event: 'release', label: both('Løsladelse', 'Release') },
  followUp: { length: 730, unit: 'days' },
  outcome: {
    name: both('Ny kriminalitet inden for to år', 'New crime within two years'),
    event: both('tilbagefald', 'relapsed'),
    eventFree: both('ingen ny kriminalitet', 'no new crime'),
    definition: {
      id: 'new-crime',
      version: '1.0.0',
      text: both('Ny dom for kriminalitet', 'New sentence for crime'),
      decisions: ['unconditional', 'conditional', 'community-service'],
      excludedTypes: ['traffic'],
      firstDay: 1,
      maturityDays: 180,
    },
  },
  dataset: {
    id: 'id',
    arm: { column: 'arm', values: { mentoring: 'mentoring', control: 'control' } },
    time: { column: 'days', unit: 'days' },
    event: { column: 'new_crime', values: { '1': 'event', '0': 'censored' } },
    covariates: [
      { column: 'age', type: 'continuous', label: both('Alder', 'Age') },
      { column: 'risk', type: 'binary', label: both('Risiko', 'Risk'), categories: categories(bands) },
      { column: 'area', type: 'binary', label: both('Landsdel', 'Area'), categories: categories(areas) },
    ],
  },
  estimand: {
    population: both('Løsladte', 'People released'),
    treatment: both('Tilbud om mentorer', 'The offer of mentors'),
    comparator: both('Intet tilbud', 'No offer'),
    variable: both('Ny kriminalitet inden for to år', 'New crime within two years'),
    summary: both('Forskel i risiko', 'Risk difference'),
  },
  analysis: {
    benefit: 'fewer-events',
    primary: { method: 'risk-difference' },
    secondary: [{ method: 'fisher' }, { method: 'log-rank' }, { method: 'rmst', tau: 730 }],
  },
  baseline: ['age', 'risk', 'area'],
  subgroup: {
    variable: 'risk',
    label: both('Risiko', 'Risk'),
    groups: [
      { code: 'medium', label: both('Mellem risiko', 'Medium risk'), values: ['medium'] },
      { code: 'high', label: both('Høj risiko', 'High risk'), values: ['high'] },
    ],
    interaction: 'risk-difference',
  },
  display: { times: [0, 182, 365, 547, 730] },
});

/** The parts a door needs, as a player of the test house. */
export const doorParts = async (house: TestHouse, player: Player): Promise<DoorParts> => ({
  secrets: house.parts.house.secrets,
  clock: house.clock,
  viewer: await house.parts.viewerOf(new Headers({ 'x-test-user': house.users[player] })),
});

/** Registers a study and opens it; branch A lies in the west, B in the east. */
export const openTestStudy = async (
  house: TestHouse,
  options: { readonly slug?: string; readonly state?: string; readonly protocol?: ProtocolInput } = {},
): Promise<string> => {
  await house.owner.query(`update office.branch set area = case when id = $1 then 'west' else 'east' end`, [
    house.ids.branchA,
  ]);
  const { id } = await sealStudy(
    house.register('doors', 'trialManager'),
    await doorParts(house, 'trialManager'),
    { slug: options.slug ?? 'test-study', source: options.protocol ?? studyProtocol(), invented: false },
  );
  await house.owner.query('update study.study set state = $2 where id = $1', [
    id,
    options.state ?? 'recruiting',
  ]);
  return id;
};

export interface TestPerson {
  readonly branch: 'A' | 'B';
  readonly riskBand: RiskBand | null;
  readonly cpr: string;
  readonly referral: 'new' | 'accepted';
  readonly consents: readonly string[];
  readonly release: string | null;
  readonly understands: boolean;
}

let counter = 0;

/** A person who fulfils everything, unless told. */
export const addTestPerson = async (house: TestHouse, options: Partial<TestPerson> = {}): Promise<string> => {
  counter += 1;
  const id = randomUUID();
  const one: TestPerson = {
    branch: 'A',
    riskBand: 'high',
    cpr: `test-${counter}`,
    referral: 'accepted',
    consents: ['programme', 'register-follow-up'],
    release: '2027-01-15',
    understands: true,
    ...options,
  };
  const { owner, ids } = house;
  const { secrets } = house.parts.house;
  const [branch, town] = one.branch === 'A' ? [ids.branchA, ids.townA] : [ids.branchB, ids.townB];
  await owner.query(
    `with person as (
       insert into programme.person (id, organisation_id, branch_id, name, birth_date)
       values ($1, $2, $3, 'Person ' || $4, '1990-05-17')),
     referral as (
       insert into programme.referral (id, organisation_id, branch_id, person_id, number, state, prison_id, town_id,
                                       received_at, decided_at)
       values (gen_random_uuid(), $2, $3, $1, $4, $5, $6, $7, '2026-10-01T09:00Z',
               case when $5 = 'new' then null else timestamptz '2026-10-03T09:00Z' end)),
     consent as (
       insert into programme.consent (id, organisation_id, branch_id, person_id, purpose, version, given_on, given_how,
                                      recorded_by, recorded_at)
       select gen_random_uuid(), $2, $3, $1, purpose, 1, '2026-10-10', 'in-person', 'test', '2026-10-10T09:00Z'
       from unnest($8::text[]) purpose),
     release as (
       insert into programme.release_date (id, organisation_id, branch_id, person_id, kind, certainty, date,
                                           recorded_by, recorded_at)
       select gen_random_uuid(), $2, $3, $1, 'expected', 'likely', $9::date, 'test', '2026-10-01T09:00Z'
       where $9::date is not null),
     assessment as (
       insert into programme.assessment (id, organisation_id, branch_id, person_id, facts, recorded_by, recorded_at)
       values (gen_random_uuid(), $2, $3, $1, $10, 'test', '2026-10-12T09:00Z'))
     insert into keys.identity (person_id, organisation_id, cpr_sealed, cpr_fingerprint) values ($1, $2, $11, $12)`,
    [
      id,
      ids.organisation,
      branch,
      String(5000 + counter),
      one.referral,
      ids.prison,
      town,
      one.consents,
      one.release,
      JSON.stringify({ riskBand: one.riskBand, answers: { understands: one.understands } }),
      secrets.seal('cpr', one.cpr),
      secrets.fingerprint('cpr', one.cpr),
    ],
  );
  return id;
};
