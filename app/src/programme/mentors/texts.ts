import type { CheckKind, LifeArea, MentorStage } from '@primus-motor/trial';
import { type Lang, sentence } from '../../ui/index.ts';
import type { MissingReason, Requirement } from './approval.ts';
import type { Gender } from './mentor.ts';

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
    declarations: 'Erklæringer',
    'criminal-record': 'Straffeattest',
    'child-certificate': 'Børneattest',
    'prison-clearance': 'Adgang til fængsel',
    reference: 'Reference',
  },
  en: {
    interview: 'Interview',
    declarations: 'Declarations',
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

/** The courses that mentors take. The Danish name is what is recorded. */
export const trainingNames = [
  { da: 'Grundkursus', en: 'Basic training' },
  { da: 'Opfølgningskursus', en: 'Follow-up training' },
  { da: 'Den svære samtale', en: 'The difficult talk' },
] as const;

export const trainingName = (lang: Lang, recorded: string): string =>
  trainingNames.find((name) => name.da === recorded)?.[lang] ?? recorded;

/** A requirement that is met, in a word. */
export const requirementName = (lang: Lang, requirement: Requirement): string => {
  if (requirement === 'age') return lang === 'da' ? 'Fyldt 25 år' : 'Aged 25 or over';
  if (requirement === 'basic-training') return lang === 'da' ? 'Grundkursus' : 'Basic training';
  return checkName[lang][requirement];
};

/** What is missing and why, in a few words for a line. */
export const missingText = (
  lang: Lang,
  missing: { readonly requirement: Requirement; readonly reason: MissingReason },
): string => {
  const name = requirementName(lang, missing.requirement);
  const danish: Readonly<Record<MissingReason, string>> = {
    absent: `${name} mangler`,
    expired: `${name} er udløbet`,
    'too-young': 'Er ikke fyldt 25 år',
    'unknown-age': 'Fødselsdatoen mangler',
  };
  const english: Readonly<Record<MissingReason, string>> = {
    absent: `${name} is missing`,
    expired: `${name} has expired`,
    'too-young': 'Is not yet 25',
    'unknown-age': 'The birth date is missing',
  };
  return (lang === 'da' ? danish : english)[missing.reason];
};
