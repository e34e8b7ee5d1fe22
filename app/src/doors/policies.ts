import type { EligibilityResult, StratumError } from '@primus-motor/trial';
import { Absent, Refused } from '../office/refused.ts';
import type { PersonRecords } from './person.ts';
import type { DoorStudy } from './study.ts';

/** Everything that may stand in the way of letting a person into a study. */
export interface Situation {
  readonly person: PersonRecords;
  readonly study: DoorStudy;
  readonly eligibility: EligibilityResult;
  /** The CPR number was given: without it nobody can be followed, nor found again under another name. */
  readonly identified: boolean;
  /** Somebody with the same CPR number is in this study already. */
  readonly duplicate: boolean;
  /** In another study that is not closed. */
  readonly elsewhere: boolean;
}

const refusals = {
  'no-register-list': {
    da: 'Der er ingen nøgleliste at hente: ingen i forsøget har et samtykke til opfølgning, der gælder. Intet er hentet.',
    en: 'There is no key list to fetch: nobody in the study has a consent to follow-up that holds. Nothing was fetched.',
  },
  'not-recruiting': {
    da: 'Forsøget tager ikke imod deltagere lige nu. Ingen lodtrækning er sket. Spørg forsøgslederen.',
    en: 'The study does not take participants now. Nobody was randomised. Ask the trial manager.',
  },
  'no-accepted-referral': {
    da: 'Henvisningen er ikke accepteret. Accepter den først.',
    en: 'The referral has not been accepted. Accept it first.',
  },
  'no-programme-consent': {
    da: 'Samtykket til mentorforløbet mangler eller er trukket tilbage.',
    en: 'Consent to the programme is missing or withdrawn.',
  },
  'no-follow-up-consent': {
    da: 'Samtykket til opfølgning i registre mangler eller er trukket tilbage.',
    en: 'Consent to follow-up in registers is missing or withdrawn.',
  },
  'not-identified': {
    da: 'CPR-nummeret mangler. Uden det kan deltageren ikke følges i registrene.',
    en: 'The CPR number is missing. Without it the participant cannot be followed in registers.',
  },
  duplicate: {
    da: 'Den samme person er allerede med i forsøget under et andet nummer. Ingen ny lodtrækning er sket. Spørg forsøgslederen.',
    en: 'The same person is in the study already, under another number. Nobody was randomised again. Ask the trial manager.',
  },
  'in-another-study': {
    da: 'Personen er med i et andet forsøg, som ikke er afsluttet.',
    en: 'The person takes part in another study that is not closed.',
  },
  'course-running': {
    da: 'Personen har et forløb i gang og kan derfor ikke trækkes lod om.',
    en: 'The person has a course running and can therefore not be randomised.',
  },
} as const;
type Reason = keyof typeof refusals;

export const refusal = (reason: Reason): Refused => new Refused(reason, refusals[reason]);

/** Not there, or not the viewer's: the same answer. */
export const absent = (reason: 'no-such-branch' | 'no-such-person' | 'no-such-study'): Absent =>
  new Absent(reason);

const unmet = ({ criteria }: EligibilityResult): Refused => {
  const texts = (lang: 'da' | 'en') =>
    criteria
      .filter((one) => one.state !== 'met')
      .map((one) => one.text[lang])
      .join('; ');
  return new Refused('not-eligible', {
    da: `Disse krav er ikke opfyldt eller ikke kendt: ${texts('da')}. Ingen lodtrækning er sket.`,
    en: `These requirements are not met or not known: ${texts('en')}. Nobody was randomised.`,
  });
};

/** A person who cannot be placed in a stratum, in words. */
export const stratumRefusal = (error: StratumError): Refused =>
  new Refused('no-stratum', {
    da: `Personen kan ikke placeres i lodtrækningen: ${error.fact} er ${error.value ?? 'ukendt'}, og det dækker protokollen ikke.${error.fact === 'area' ? ' En administrator vælger afdelingens landsdel.' : ''}`,
    en: `The person has no place in the randomisation: ${error.fact} is ${error.value ?? 'unknown'}, which the protocol does not cover.${error.fact === 'area' ? ' An administrator chooses the area of the branch.' : ''}`,
  });

/** Why this person cannot be let into this study now; undefined when nothing stands in the way. */
export const whyNot = (situation: Situation): Refused | undefined => {
  const { person, study, eligibility } = situation;
  if (study.organisationId !== person.organisationId) return absent('no-such-study');
  if (study.state !== 'recruiting') return refusal('not-recruiting');
  if (!person.referralAccepted) return refusal('no-accepted-referral');
  if (!person.consents.includes('programme')) return refusal('no-programme-consent');
  if (!person.consents.includes('register-follow-up')) return refusal('no-follow-up-consent');
  if (!situation.identified) return refusal('not-identified');
  if (situation.duplicate) return refusal('duplicate');
  if (situation.elsewhere) return refusal('in-another-study');
  if (person.courseRunning) return refusal('course-running');
  if (eligibility.overall !== 'eligible') return unmet(eligibility);
  return undefined;
};

/** @throws Refused */
export const mustBeAllowed = (situation: Situation): void => {
  const refused = whyNot(situation);
  if (refused !== undefined) throw refused;
};
