import type { Lang } from '../ui/index.ts';
import { type Role, roles } from './viewer.ts';

/** Who looks or writes without an account: the participant with a card, and the prison with a one-time link. */
export const seers = [...roles, 'participant', 'prison'] as const;
export type Seer = (typeof seers)[number];

/**
 * One sensitive field of a participant or a volunteer, and who may see and change it. A coordinator: in the own branch.
 * A mentor: of the own participants today, and of themselves; the database holds it column by column
 * (`0110_mentors_columns.sql`). A participant: their own. Administrator and data protection officer see it only in the
 * copy and the erasure of somebody who asked (`/privacy`), and the administrator the numbers in the list of keys for a
 * register's authority.
 */
export interface FieldRight {
  readonly of: 'participant' | 'volunteer';
  readonly words: Readonly<Record<Lang, string>>;
  /** Where it stands in the database; nowhere for what is not kept. */
  readonly columns: readonly string[];
  readonly see: readonly Seer[];
  readonly change: readonly Seer[];
}

const right = (
  of: FieldRight['of'],
  [da, en]: readonly [string, string],
  columns: string,
  see: readonly Seer[],
  change: readonly Seer[],
): FieldRight => ({ of, words: { da, en }, columns: columns === '' ? [] : columns.split(' '), see, change });

const c = 'coordinator';
const m = 'mentor';

/** The whole table: pages and changes ask it (`whoSees`, `whoChanges`), and a test tries every role on every page. */
export const fields = {
  name: right(
    'participant',
    ['Navn, eller dæknavn hvor afdelingen viser dem', 'Name, or alias where the branch shows those'],
    'programme.person.name programme.person.alias',
    [c, m],
    [c, 'prison'],
  ),
  trueName: right(
    'participant',
    ['Navnet bag et dæknavn', 'The name behind an alias'],
    'programme.person.name',
    [c],
    [c, 'prison'],
  ),
  birthDate: right(
    'participant',
    ['Fødselsdag', 'Date of birth'],
    'programme.person.birth_date',
    [c],
    [c, 'prison'],
  ),
  cpr: right(
    'participant',
    ['CPR-nummer', 'CPR number'],
    'keys.identity.cpr_sealed',
    ['administrator'],
    [c, 'prison'],
  ),
  address: right('participant', ['Adresse', 'Address'], '', [], []),
  phone: right('participant', ['Telefon', 'Telephone'], 'programme.person.phone', [c, m], [c]),
  contactRule: right(
    'participant',
    ['Aftale om kontakt', 'Agreement on contact'],
    'programme.contact_rule.when_text programme.contact_rule.not_to',
    [c, m],
    [c],
  ),
  alertForMentors: right(
    'participant',
    ['Advarsel, mentorer skal kende', 'Alert that mentors are to know'],
    'programme.person_alert.text',
    [c, m],
    [c],
  ),
  alert: right('participant', ['Anden advarsel', 'Other alert'], 'programme.person_alert.text', [c], [c]),
  prison: right(
    'participant',
    ['Fængsel', 'Prison'],
    'programme.referral.prison_id programme.placement.prison_id',
    [c, m, 'prison'],
    [c, 'prison'],
  ),
  releaseDate: right(
    'participant',
    ['Løsladelsesdato', 'Release date'],
    'programme.release_date.date',
    [c, m],
    [c, 'prison'],
  ),
  consent: right(
    'participant',
    ['Hvornår der er givet samtykke', 'When a consent was given'],
    'programme.consent.given_on',
    [c],
    [c, 'participant'],
  ),
  authority: right(
    'participant',
    ['Hvem mentorerne må tale med', 'Whom the mentors may talk to'],
    'programme.consent.recipient',
    [c, m, 'participant'],
    [c, 'participant'],
  ),
  assessment: right(
    'participant',
    ['Risiko og svar til forsøget', 'Risk and answers for the study'],
    'programme.assessment.facts',
    [c],
    [c],
  ),
  arm: right(
    'participant',
    ['Lodtrækningens svar', 'Answer of the randomisation'],
    'programme.enrolment.arm',
    [c],
    [],
  ),
  offence: right(
    'participant',
    ['Nye lovovertrædelser, uden navn', 'New offences, without a name'],
    'study.outcome_event.offence_on study.outcome_event.charged_on study.outcome_event.decided_on study.outcome_event.decision study.outcome_event.custody study.outcome_event.offence_kind',
    ['evaluator'],
    ['trial-manager'],
  ),
  referralNote: right(
    'participant',
    ['Fængslets note', 'The prison’s note'],
    'programme.referral.note',
    [c],
    [c, 'prison'],
  ),
  contactNote: right(
    'participant',
    ['Noter fra kontakter', 'Notes of contacts'],
    'programme.contact.note',
    [c, m],
    [m],
  ),
  handoverNote: right(
    'participant',
    ['Note til den næste mentor', 'Note to the next mentor'],
    'programme.handover.note',
    [c, m],
    [c],
  ),
  concern: right(
    'participant',
    ['Bekymringer', 'Concerns'],
    'programme.concern.text',
    [c],
    [m, 'participant'],
  ),
  mentorName: right(
    'volunteer',
    ['Navn', 'Name'],
    'programme.mentor.name',
    [c, m, 'participant', 'prison'],
    [c],
  ),
  mentorBirthDate: right(
    'volunteer',
    ['Fødselsdag', 'Date of birth'],
    'programme.mentor.birth_date',
    [c, m],
    [c],
  ),
  mentorPhone: right('volunteer', ['Telefon', 'Telephone'], 'programme.mentor.phone', [c, m], [c]),
  mentorMail: right('volunteer', ['Mail', 'Mail'], 'programme.mentor.email', [c, m], [c]),
  application: right('volunteer', ['Ansøgning', 'Application'], 'programme.application.about', [c], []),
  check: right(
    'volunteer',
    ['Attester og samtaler', 'Checks'],
    'programme.mentor_check.seen_on',
    [c, m],
    [c, 'prison'],
  ),
  absence: right('volunteer', ['Fravær', 'Absence'], 'programme.mentor_absence.return_on', [c, m], [c, m]),
  absenceNote: right(
    'volunteer',
    ['Note om fravær', 'Note on absence'],
    'programme.mentor_absence.note',
    [],
    [],
  ),
  expense: right('volunteer', ['Udlæg', 'Expenses'], 'programme.expense.note', [c, m], [c, m]),
} as const satisfies Record<string, FieldRight>;
export type Field = keyof typeof fields;

const among = (
  wanted: readonly Field[],
  way: 'see' | 'change',
  candidates: readonly Role[],
): readonly Role[] =>
  candidates.filter((role) =>
    wanted.every((field) => (fields[field][way] as readonly Seer[]).includes(role)),
  );

/** Of the roles that a page is for, those that may see every field on it: a page nobody may see is shown to nobody. */
export const whoSees = (page: readonly Role[], ...shown: readonly Field[]): readonly Role[] =>
  among(shown, 'see', page);

/** Of the roles that a form is for, those that may change every field in it. */
export const whoChanges = (form: readonly Role[], ...changed: readonly Field[]): readonly Role[] =>
  among(changed, 'change', form);
