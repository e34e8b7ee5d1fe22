import { RISK_BANDS, type RiskBand } from '../vocabulary.ts';

/**
 * What may be known about a person when eligibility is assessed. `null` means not known yet, and a
 * criterion on it is then `unknown`, never met. Days are whole days from the day of assessment.
 */
export type Facts = Readonly<{
  /** whole years */
  age: number | null;
  /** whole days until the release date now in force; negative after release */
  daysToRelease: number | null;
  /** the band received from the prison service */
  riskBand: RiskBand | null;
  /** part of the country, as a stratum: the code the branch carries */
  area: string | null;
  /** the town of release is one that a branch serves */
  townServed: boolean | null;
  consentProgramme: boolean | null;
  consentRegisterFollowUp: boolean | null;
  /** the person already has an allocation in this study */
  randomisedBefore: boolean | null;
  /** two approved mentors are free, or promised, in the area */
  mentorsAvailable: boolean | null;
}>;

export type FactName = keyof Facts;

type FactType = 'number' | 'boolean' | 'string';

/** The type of each fact; the protocol's rules are checked against it. */
export const FACT_TYPES: Readonly<Record<FactName, FactType>> = Object.freeze({
  age: 'number',
  daysToRelease: 'number',
  riskBand: 'string',
  area: 'string',
  townServed: 'boolean',
  consentProgramme: 'boolean',
  consentRegisterFollowUp: 'boolean',
  randomisedBefore: 'boolean',
  mentorsAvailable: 'boolean',
});

export const FACT_NAMES = Object.keys(FACT_TYPES) as readonly FactName[];

/** The values a text fact can take, where they are a closed list. */
export const FACT_VALUES: Readonly<Partial<Record<FactName, readonly string[]>>> = Object.freeze({
  riskBand: RISK_BANDS,
});

/** Facts with everything unknown, to start from. */
export const NO_FACTS: Facts = Object.freeze({
  age: null,
  daysToRelease: null,
  riskBand: null,
  area: null,
  townServed: null,
  consentProgramme: null,
  consentRegisterFollowUp: null,
  randomisedBefore: null,
  mentorsAvailable: null,
});
