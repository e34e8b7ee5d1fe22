import { Refused } from '../../office/refused.ts';

/** What must hold before a course may open, each with the reason that is said when it does not. */
export interface OpeningFacts {
  readonly referralAccepted: boolean;
  readonly consentInForce: boolean;
  readonly arms: readonly string[];
  readonly courseRuns: boolean;
  /** A course has ended, and the person was not referred anew since it opened. */
  readonly courseEnded: boolean;
}

const reasons = {
  referral: new Refused('referral-not-accepted', {
    da: 'Forløbet kan ikke åbnes, før henvisningen er taget imod.',
    en: 'The course cannot open before the referral is accepted.',
  }),
  consent: new Refused('no-consent', {
    da: 'Forløbet kan ikke åbnes, før deltageren har givet samtykke til forløbet.',
    en: 'The course cannot open before the participant has consented to the programme.',
  }),
  control: new Refused('control-arm', {
    da: 'Personen er trukket ud til kontrolgruppen og får ikke et forløb. Det holder forsøget rent.',
    en: 'The person was allocated to the control group and gets no course. That keeps the trial sound.',
  }),
  runs: new Refused('course-runs', {
    da: 'Personen har allerede et forløb, der er i gang.',
    en: 'The person already has a course that runs.',
  }),
  ended: new Refused('course-ended', {
    da: 'Personens forløb er afsluttet og kan ikke åbnes igen. Et nyt forløb begynder med en ny henvisning.',
    en: 'The person’s course has ended and cannot be opened again. A new course begins with a new referral.',
  }),
  otherPage: new Refused('same-number', {
    da: 'Samme CPR-nummer er med i forsøget eller har et forløb på en anden side, måske i en anden afdeling. Intet er åbnet. Tal sammen under henvisningens nummer.',
    en: 'The same CPR number is in the trial or has a course on another page, perhaps in another branch. Nothing was opened. Talk about it under the number of the referral.',
  }),
} as const;

/** @throws Refused with the first reason why a course may not open. */
export const mustBeOpenable = (facts: OpeningFacts): void => {
  if (facts.courseRuns) throw reasons.runs;
  if (facts.courseEnded) throw reasons.ended;
  if (!facts.referralAccepted) throw reasons.referral;
  if (facts.arms.includes('control')) throw reasons.control;
  if (!facts.consentInForce) throw reasons.consent;
};

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

const words: Readonly<Record<string, Refused>> = {
  PM003: reasons.control,
  PM004: reasons.otherPage,
  '23505': reasons.runs,
};

/**
 * The database's own word for the same rules: the control arm, and one running course a person; and what only the database
 * knows, that another page has the same CPR number.
 */
export const openingRefusal = (error: unknown): unknown => words[String(codeOf(error))] ?? error;

/** Somebody else ended the course, or the participant said no, while a form of it was open. */
export const courseOver = (): Refused =>
  new Refused('course-over', {
    da: 'Forløbet er afsluttet imens. Intet er gemt. Åbn forløbet, og se hvorfor.',
    en: 'The course has ended meanwhile. Nothing was saved. Open the course to see why.',
  });

/** Somebody else changed the date between the preview and the confirmation. */
export const changedMeanwhile = (): Refused =>
  new Refused('changed-meanwhile', {
    da: 'Løsladelsesdatoen er ændret af en anden imens. Intet er flyttet. Åbn forløbet, og se den nye dato.',
    en: 'Somebody else changed the release date meanwhile. Nothing was moved. Open the course to see the new date.',
  });
