import type { CheckKind, LifeArea, MentorStage } from '@primus-motor/trial';
import { type Lang, sentence } from '../../ui/index.ts';
import type { Missing, MissingReason } from './approval.ts';
import { declarationKinds, declarationName } from './declarations.ts';
import type { AbsenceKind, Gender, Slot, Transport } from './mentor.ts';

export const stageName: Readonly<Record<Lang, Readonly<Record<MentorStage, string>>>> = {
  da: {
    applied: 'Ansøger',
    interviewed: 'Samtale holdt',
    checks: 'Tjek i gang',
    training: 'Klar til kursus',
    approved: 'Godkendt',
    paused: 'Pause',
    left: 'Stoppet',
  },
  en: {
    applied: 'Applied',
    interviewed: 'Interviewed',
    checks: 'Checks under way',
    training: 'Ready for training',
    approved: 'Approved',
    paused: 'Paused',
    left: 'Left',
  },
};

export const checkName: Readonly<Record<Lang, Readonly<Record<CheckKind, string>>>> = {
  da: {
    interview: 'Samtale',
    declarations: 'De tre erklæringer på ét ark',
    'criminal-record': 'Straffeattest',
    'child-certificate': 'Børneattest',
    'prison-clearance': 'Adgang til fængsel',
    reference: 'Reference',
  },
  en: {
    interview: 'Interview',
    declarations: 'The three declarations on one sheet',
    'criminal-record': 'Criminal record',
    'child-certificate': 'Child certificate',
    'prison-clearance': 'Prison clearance',
    reference: 'Reference',
  },
};

export const lifeAreaName: Readonly<Record<Lang, Readonly<Record<LifeArea, string>>>> = {
  da: {
    housing: 'Bolig',
    economy: 'Økonomi og gæld',
    work: 'Arbejde',
    education: 'Uddannelse',
    network: 'Netværk og fritid',
    health: 'Sundhed',
    digital: 'Digital hjælp',
  },
  en: {
    housing: 'Housing',
    economy: 'Money and debt',
    work: 'Work',
    education: 'Education',
    network: 'Network and leisure',
    health: 'Health',
    digital: 'Digital help',
  },
};

/** Life areas in one line: the first word large, the rest as words in a sentence. */
export const lifeAreaList = (lang: Lang, areas: readonly LifeArea[]): string =>
  sentence(areas.map((area) => lifeAreaName[lang][area].toLowerCase()).join(', '));

export const genderName: Readonly<Record<Lang, Readonly<Record<Gender, string>>>> = {
  da: { woman: 'Kvinde', man: 'Mand', other: 'Andet', 'not-stated': 'Ikke oplyst' },
  en: { woman: 'Woman', man: 'Man', other: 'Other', 'not-stated': 'Not stated' },
};

export const slotName: Readonly<Record<Lang, Readonly<Record<Slot, string>>>> = {
  da: {
    'weekday-day': 'Hverdage om dagen',
    'weekday-evening': 'Hverdagsaftener',
    'weekend-day': 'Weekender om dagen',
    'weekend-evening': 'Weekendaftener',
  },
  en: {
    'weekday-day': 'Weekdays by day',
    'weekday-evening': 'Weekday evenings',
    'weekend-day': 'Weekends by day',
    'weekend-evening': 'Weekend evenings',
  },
};

export const transportName: Readonly<Record<Lang, Readonly<Record<Transport, string>>>> = {
  da: { car: 'Bil', public: 'Bus og tog', bicycle: 'Cykel' },
  en: { car: 'Car', public: 'Bus and train', bicycle: 'Bicycle' },
};

export const absenceName: Readonly<Record<Lang, Readonly<Record<AbsenceKind, string>>>> = {
  da: {
    leave: 'Ferie eller orlov',
    'long-term': 'Længere fravær',
    'no-contact': 'Ingen kontakt',
    inactive: 'Vil gerne holde fri',
  },
  en: {
    leave: 'Holiday or leave',
    'long-term': 'Away for long',
    'no-contact': 'No contact',
    inactive: 'Wants time off',
  },
};

/** A requirement in a word; a training by its own name. */
export const requirementName = (
  lang: Lang,
  { requirement, training }: Pick<Missing, 'requirement' | 'training'>,
): string => {
  const da = lang === 'da';
  switch (requirement) {
    case 'age':
      return da ? 'Fyldt 25 år' : 'Aged 25 or over';
    case 'conduct':
      return da ? 'Regler for mentorer' : 'Code of conduct';
    case 'training':
      return training?.name[lang] ?? (da ? 'Kursus' : 'Training');
    case 'tells-with-consent':
    case 'no-trade':
    case 'confidentiality':
      return declarationName[lang][requirement];
    default:
      return checkName[lang][requirement];
  }
};

/** What is missing, as words for a sentence; the three declarations in one word where all of them are. */
export const lackingNames = (lang: Lang, missing: readonly Missing[]): readonly string[] => {
  const isDeclared = ({ requirement }: Missing) =>
    (declarationKinds as readonly string[]).includes(requirement);
  const declared = missing.filter(isDeclared);
  if (declared.length < declarationKinds.length)
    return missing.map((one) => requirementName(lang, one).toLowerCase());
  return missing.flatMap((one) => {
    if (!isDeclared(one)) return [requirementName(lang, one).toLowerCase()];
    if (one !== declared[0]) return [];
    return [lang === 'da' ? 'de tre erklæringer' : 'the three declarations'];
  });
};

/** What is missing and why, in a few words for a line. */
export const missingText = (lang: Lang, missing: Missing): string => {
  const name = requirementName(lang, missing);
  const danish: Readonly<Record<MissingReason, string>> = {
    absent: `${name} mangler`,
    expired: `${name} er udløbet`,
    outdated: `${name} er i en ældre udgave`,
    'too-young': 'Er ikke fyldt 25 år',
    'unknown-age': 'Fødselsdatoen mangler',
  };
  const english: Readonly<Record<MissingReason, string>> = {
    absent: `${name} is missing`,
    expired: `${name} has expired`,
    outdated: `${name} is of an older version`,
    'too-young': 'Is not yet 25',
    'unknown-age': 'The birth date is missing',
  };
  return (lang === 'da' ? danish : english)[missing.reason];
};
