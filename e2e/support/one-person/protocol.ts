import type { ProtocolInput } from '../../../packages/trial/src/index.ts';

const both = (da: string, en: string) => ({ da, en });
const bands = [
  { code: 'medium', label: both('Mellem risiko', 'Medium risk') },
  { code: 'high', label: both('Høj risiko', 'High risk') },
];

export const slug = 'small-trial';
export const title = both('Et lille forsøg', 'A small trial');
export const followUpDays = 730;
export const maturityDays = 180;
export const counted: readonly string[] = ['unconditional', 'conditional', 'community-service'];

/** The plan of a small trial as its manager pastes it: two strata, blocks of four, two years from the release. */
export const protocol: ProtocolInput = {
  id: slug,
  title,
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
      text: both('Løslades om 14 til 180 dage', 'Is released in 14 to 180 days'),
      rule: { type: 'range', fact: 'daysToRelease', atLeast: 14, atMost: 180 },
    },
    {
      key: 'town',
      text: both('Løslades til en by med mentorer', 'Is released to a town with mentors'),
      rule: { type: 'is', fact: 'townServed', value: true },
    },
    {
      key: 'risk',
      text: both('Mellem eller høj risiko', 'Medium or high risk'),
      rule: { type: 'one-of', fact: 'riskBand', values: ['medium', 'high'] },
    },
    {
      key: 'register',
      text: both('Har sagt ja til opfølgning', 'Has consented to follow-up'),
      rule: { type: 'is', fact: 'consentRegisterFollowUp', value: true },
    },
    {
      key: 'understands',
      text: both('Har forstået, at der trækkes lod', 'Has understood that it is by lot'),
      rule: { type: 'confirmed' },
    },
  ],
  randomisation: {
    method: 'permuted-blocks',
    blockSizes: [4],
    ratio: { mentoring: 1, control: 1 },
    strata: [{ fact: 'riskBand', label: both('Risiko', 'Risk'), levels: bands }],
  },
  origin: { event: 'release', label: both('Løsladelse', 'Release') },
  followUp: { length: followUpDays, unit: 'days' },
  outcome: {
    name: both('Ny kriminalitet inden for to år', 'New crime within two years'),
    event: both('tilbagefald', 'relapsed'),
    eventFree: both('ingen ny kriminalitet', 'no new crime'),
    definition: {
      id: 'new-crime',
      version: '1.0.0',
      text: both('Ny dom for kriminalitet, ikke færdselslov', 'New sentence for crime, traffic law left out'),
      decisions: ['unconditional', 'conditional', 'community-service'],
      excludedTypes: ['traffic'],
      firstDay: 0,
      maturityDays,
    },
  },
  dataset: {
    id: 'id',
    arm: { column: 'arm', values: { mentoring: 'mentoring', control: 'control' } },
    time: { column: 'days', unit: 'days' },
    event: { column: 'new_crime', values: { '1': 'event', '0': 'censored' } },
    covariates: [
      { column: 'age', type: 'continuous', label: both('Alder', 'Age') },
      {
        column: 'risk',
        type: 'binary',
        label: both('Risiko', 'Risk'),
        categories: bands.map(({ code, label }) => ({ value: code, label })),
      },
    ],
  },
  estimand: {
    population: both('Løsladte med mellem eller høj risiko', 'People released, of medium or high risk'),
    treatment: both('Tilbud om to mentorer', 'The offer of two mentors'),
    comparator: both('Intet tilbud om mentorer', 'No offer of mentors'),
    variable: both('Ny kriminalitet inden for to år', 'New crime within two years'),
    summary: both('Forskel i risiko', 'Risk difference'),
  },
  analysis: {
    level: 0.95,
    benefit: 'fewer-events',
    primary: { method: 'risk-difference', interval: 'newcombe' },
    secondary: [{ method: 'fisher' }, { method: 'log-rank' }, { method: 'rmst', tau: followUpDays }],
  },
  baseline: ['age', 'risk'],
  display: { times: [0, 365, followUpDays] },
};
