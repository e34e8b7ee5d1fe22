import type { Lang } from '../../ui/index.ts';
import type { SubjectKind } from '../catalogue/index.ts';

/** What has a period of its own. */
export const categories = [
  'not-taken-in',
  'notes',
  'participant',
  'applicant',
  'volunteer',
  'study-key',
  'mail',
] as const;
export type Category = (typeof categories)[number];

/** Months by category; null: nothing is erased by itself. */
export type Periods = Readonly<Record<Category, number | null>>;

export interface Policy {
  readonly version: number;
  readonly validFrom: Temporal.PlainDate;
  readonly periods: Periods;
}

/** A proposal to begin with, and no more: no law says these numbers. Nothing is erased before somebody has decided. */
export const proposal: Periods = Object.freeze({
  'not-taken-in': 6,
  notes: 12,
  participant: 36,
  applicant: 6,
  volunteer: 24,
  'study-key': 12,
  mail: 3,
});

/** A new version begins so many days ahead at the earliest, so that what it erases is seen beforehand. */
export const daysAhead = 14;

/** The policy of a day: the newest version that has begun; undefined before the first. */
export const policyOn = (policies: readonly Policy[], day: Temporal.PlainDate): Policy | undefined =>
  policies
    .filter(({ validFrom }) => Temporal.PlainDate.compare(validFrom, day) <= 0)
    .toSorted((one, other) => other.version - one.version)[0];

interface CategoryWords {
  readonly name: string;
  /** From when it is counted. */
  readonly from: string;
  /** What goes. */
  readonly goes: string;
}

export const categoryWords: Readonly<Record<Lang, Readonly<Record<Category, CategoryWords>>>> = {
  da: {
    'not-taken-in': {
      name: 'Henvist, men ikke taget ind',
      from: 'efter den seneste afgørelse',
      goes: 'Alt om personen',
    },
    notes: {
      name: 'Noter, bekymringer og advarsler',
      from: 'efter det seneste forløb sluttede',
      goes: 'Noter fra kontakter, bekymringer, advarsler, aftaler om kontakt og overdragelser',
    },
    participant: {
      name: 'Deltagere',
      from: 'efter forløb, svar eller lodtrækning, hvad der er senest',
      goes: 'Navn, CPR-nummer, samtykker og alt andet. Tilbage bliver dage, tal og udlæg uden navn',
    },
    applicant: {
      name: 'Frivillige, der aldrig blev godkendt',
      from: 'efter de stoppede',
      goes: 'Alt om personen, med konto og mail',
    },
    volunteer: {
      name: 'Frivillige, der er stoppet',
      from: 'efter de stoppede',
      goes: 'Navn, konto, attester og mail. Tilbage bliver kontakters dage og udlæg uden navn',
    },
    'study-key': {
      name: 'Nøglen mellem person og forsøg',
      from: 'efter forsøget er afsluttet',
      goes: 'Det, der kan sige, hvem forsøgets oplysninger er om',
    },
    mail: {
      name: 'Mail og invitationer',
      from: 'efter de er sendt eller udløbet',
      goes: 'Mail i udbakken, invitationer og navnet på et ubrugt henvisningslink',
    },
  },
  en: {
    'not-taken-in': {
      name: 'Referred and not taken in',
      from: 'after the latest decision',
      goes: 'All about the person',
    },
    notes: {
      name: 'Notes, concerns and alerts',
      from: 'after the latest course ended',
      goes: 'Notes of contacts, concerns, alerts, agreements on contact and handovers',
    },
    participant: {
      name: 'Participants',
      from: 'after course, answer or randomisation, whichever is latest',
      goes: 'Name, CPR number, consents and all else. Days, numbers and expenses stay without a name',
    },
    applicant: {
      name: 'Volunteers who were never approved',
      from: 'after they left',
      goes: 'All about the person, with account and mail',
    },
    volunteer: {
      name: 'Volunteers who have left',
      from: 'after they left',
      goes: 'Name, account, checks and mail. Days of contacts and expenses stay without a name',
    },
    'study-key': {
      name: 'The key between person and study',
      from: 'after the study is closed',
      goes: 'What can tell whom the study’s data is about',
    },
    mail: {
      name: 'Mail and invitations',
      from: 'after they were sent or ran out',
      goes: 'Mail in the outbox, invitations, and the name on an unused referral link',
    },
  },
};

const concerns: Readonly<Record<SubjectKind, readonly Category[]>> = {
  participant: ['not-taken-in', 'notes', 'participant', 'study-key'],
  volunteer: ['applicant', 'volunteer', 'mail'],
};

export const monthsText = (lang: Lang, months: number | null): string => {
  if (months === null) return lang === 'da' ? 'slettes ikke af sig selv' : 'is not erased by itself';
  if (months === 1) return lang === 'da' ? '1 måned' : '1 month';
  return lang === 'da' ? `${months} måneder` : `${months} months`;
};

/** How long each kind of thing about somebody is kept, in sentences. */
export const keptSentences = (
  lang: Lang,
  policy: Policy | undefined,
  kind: SubjectKind,
): readonly string[] =>
  policy === undefined
    ? []
    : concerns[kind].map((category) => {
        const { name, from } = categoryWords[lang][category];
        const months = policy.periods[category];
        return `${name}: ${monthsText(lang, months)}${months === null ? '' : ` ${from}`}.`;
      });
