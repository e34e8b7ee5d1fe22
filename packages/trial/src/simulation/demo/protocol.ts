import type { ProtocolInput } from '../../protocol/protocol.ts';
import type { Text } from '../../text.ts';
import { SIMULATED_OUTCOME } from '../trial/register.ts';

const both = (da: string, en: string): Text => ({ da, en });

const RISK_LEVELS = [
  { code: 'medium', label: both('Mellem risiko', 'Medium risk') },
  { code: 'high', label: both('Høj risiko', 'High risk') },
];
const AREA_LEVELS = [
  { code: 'west', label: both('Jylland', 'Jutland') },
  { code: 'east', label: both('Fyn og Sjælland', 'Funen and Zealand') },
];
const asCategories = (levels: typeof RISK_LEVELS) =>
  levels.map(({ code, label }) => ({ value: code, label }));

export const DEMO_FOLLOW_UP_DAYS = 730;

/** The protocol of both demo studies: one person, one draw, mentoring or not, two years of follow-up. */
export function demoProtocol(id: string, title: Text): ProtocolInput {
  return {
    id,
    title,
    version: '1.0.0',
    prespecified: true,
    source: both(
      'Opdigtet demoforsøg. Ingen af personerne findes, og tallene siger intet om virkeligheden.',
      'An invented demo trial. None of the people exist, and the numbers say nothing of reality.',
    ),
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
        text: both('Løslades om mindst 14 dage og højst 180 dage', 'Is released in 14 to 180 days'),
        rule: { type: 'range', fact: 'daysToRelease', atLeast: 14, atMost: 180 },
      },
      {
        key: 'town',
        text: both('Løslades til en by med mentorer', 'Is released to a town with mentors'),
        rule: { type: 'is', fact: 'townServed', value: true },
      },
      {
        key: 'risk',
        text: both('Risikoen er vurderet til mellem eller høj', 'Risk is assessed as medium or high'),
        rule: { type: 'one-of', fact: 'riskBand', values: ['medium', 'high'] },
      },
      {
        key: 'consent-programme',
        text: both('Har sagt ja til mentorforløbet', 'Has consented to the programme'),
        rule: { type: 'is', fact: 'consentProgramme', value: true },
      },
      {
        key: 'consent-register',
        text: both('Har sagt ja til opfølgning i registre', 'Has consented to follow-up in registers'),
        rule: { type: 'is', fact: 'consentRegisterFollowUp', value: true },
      },
      {
        key: 'first-time',
        text: both('Har ikke været med i lodtrækningen før', 'Has not been randomised before'),
        rule: { type: 'is', fact: 'randomisedBefore', value: false },
      },
    ],
    randomisation: {
      method: 'permuted-blocks',
      blockSizes: [2, 4],
      ratio: { mentoring: 1, control: 1 },
      strata: [
        { fact: 'area', label: both('Landsdel', 'Part of the country'), levels: AREA_LEVELS },
        { fact: 'riskBand', label: both('Risiko', 'Risk'), levels: RISK_LEVELS },
      ],
    },
    origin: { event: 'release', label: both('Løsladelse', 'Release') },
    followUp: { length: DEMO_FOLLOW_UP_DAYS, unit: 'days' },
    outcome: {
      name: both('Ny kriminalitet inden for to år', 'New crime within two years'),
      event: both('tilbagefald', 'relapsed'),
      eventFree: both('ingen ny kriminalitet', 'no new crime'),
      definition: {
        ...SIMULATED_OUTCOME,
        decisions: [...SIMULATED_OUTCOME.decisions],
        excludedTypes: [...SIMULATED_OUTCOME.excludedTypes],
      },
    },
    dataset: {
      id: 'id',
      arm: { column: 'arm', values: { mentoring: 'mentoring', control: 'control' } },
      time: { column: 'days', unit: 'days' },
      event: { column: 'new_crime', values: { '1': 'event', '0': 'censored' } },
      covariates: [
        {
          column: 'age',
          type: 'continuous',
          label: both('Alder ved løsladelse', 'Age at release'),
          unit: both('år', 'years'),
        },
        { column: 'prior_sentences', type: 'continuous', label: both('Tidligere domme', 'Prior sentences') },
        {
          column: 'risk',
          type: 'binary',
          label: both('Risiko', 'Risk'),
          categories: asCategories(RISK_LEVELS),
        },
        {
          column: 'area',
          type: 'binary',
          label: both('Landsdel', 'Part of the country'),
          categories: asCategories(AREA_LEVELS),
        },
        {
          column: 'paroled',
          type: 'binary',
          label: both('Prøveløsladt', 'Released on parole'),
          categories: [
            { value: 'no', label: both('Nej', 'No') },
            { value: 'yes', label: both('Ja', 'Yes') },
          ],
        },
      ],
    },
    estimand: {
      population: both('Løsladte med mellem eller høj risiko', 'People released, of medium or high risk'),
      treatment: both(
        'Tilbud om to mentorer fra to måneder før til et år efter løsladelsen',
        'The offer of two mentors from two months before to one year after release',
      ),
      comparator: both(
        'Intet tilbud om mentorer; al anden hjælp som ellers',
        'No offer of mentors; all other help as usual',
      ),
      variable: both(
        'Ny kriminalitet inden for to år efter løsladelsen',
        'New crime within two years of release',
      ),
      intercurrentEvents: [
        {
          event: both('Deltageren stopper i forløbet', 'The participant leaves the course'),
          strategy: 'treatment-policy',
        },
        { event: both('En mentor stopper', 'A mentor stops'), strategy: 'treatment-policy' },
      ],
      summary: both('Forskel i risiko', 'Risk difference'),
    },
    analysis: {
      level: 0.95,
      benefit: 'fewer-events',
      primary: { method: 'risk-difference', interval: 'newcombe' },
      secondary: [
        { method: 'risk-ratio', interval: 'log' },
        { method: 'fisher' },
        { method: 'log-rank' },
        { method: 'cox', ties: 'efron', adjustFor: ['risk'] },
        { method: 'rmst', tau: DEMO_FOLLOW_UP_DAYS },
      ],
    },
    baseline: ['age', 'prior_sentences', 'risk', 'area', 'paroled'],
    subgroup: {
      variable: 'risk',
      label: both('Risiko', 'Risk'),
      groups: [
        { code: 'medium', label: both('Mellem risiko', 'Medium risk'), values: ['medium'] },
        { code: 'high', label: both('Høj risiko', 'High risk'), values: ['high'] },
      ],
      interaction: 'risk-difference',
    },
    display: { times: [0, 91, 182, 365, 547, DEMO_FOLLOW_UP_DAYS] },
  };
}
