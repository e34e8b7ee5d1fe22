import {
  CONTACT_MODES,
  CONTACT_OUTCOMES,
  type ContactMode,
  type ContactOutcome,
  type LifeArea,
} from '@primus-motor/trial';
import type { Lang } from '../../ui/index.ts';

export const contactModes = CONTACT_MODES;
export const contactOutcomes = CONTACT_OUTCOMES;

/** A contact, or an attempt at one: logged once, credited to everybody who was there. */
export interface Contact {
  readonly id: string;
  readonly courseId: string;
  readonly heldOn: Temporal.PlainDate;
  readonly mode: ContactMode;
  readonly kept: ContactOutcome;
  readonly minutes: number | undefined;
  readonly lifeAreas: readonly LifeArea[];
  readonly note: string;
  readonly concern: boolean;
  readonly mentors: readonly string[];
  readonly loggedBy: string;
}

/** Days without a contact that was held, after which a course is told to the coordinator: a month is the alarm. */
export const contactGapDays = 30;

/** The last day a contact was held, whoever of the two held it. */
export const lastHeld = (contacts: readonly Contact[]): Temporal.PlainDate | undefined =>
  contacts
    .filter((contact) => contact.kept === 'held')
    .map((contact) => contact.heldOn)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);

/** Whole days since the last contact that was held, or since `from` where there was none. */
export const daysWithout = (
  last: Temporal.PlainDate | undefined,
  from: Temporal.PlainDate,
  today: Temporal.PlainDate,
): number =>
  (last !== undefined && Temporal.PlainDate.compare(last, from) > 0 ? last : from).until(today).days;

export const modeName: Readonly<Record<Lang, Readonly<Record<ContactMode, string>>>> = {
  da: {
    visit: 'Besøg i fængslet',
    meeting: 'Møde',
    phone: 'Telefon',
    message: 'Besked',
    'authority-meeting': 'Møde hos myndighed',
  },
  en: {
    visit: 'Prison visit',
    meeting: 'Meeting',
    phone: 'Telephone',
    message: 'Message',
    'authority-meeting': 'Meeting at an authority',
  },
};

export const outcomeName: Readonly<Record<Lang, Readonly<Record<ContactOutcome, string>>>> = {
  da: {
    held: 'Ja',
    'no-show': 'Nej, deltageren kom ikke',
    'cancelled-participant': 'Nej, deltageren aflyste',
    'cancelled-mentor': 'Nej, vi aflyste',
  },
  en: {
    held: 'Yes',
    'no-show': 'No, the participant did not come',
    'cancelled-participant': 'No, the participant cancelled',
    'cancelled-mentor': 'No, we cancelled',
  },
};

/** An attempt that was not held, in a word or two for a list. */
export const attemptName: Readonly<Record<Lang, Readonly<Record<Exclude<ContactOutcome, 'held'>, string>>>> =
  {
    da: {
      'no-show': 'Udeblev',
      'cancelled-participant': 'Deltager aflyste',
      'cancelled-mentor': 'Mentor aflyste',
    },
    en: {
      'no-show': 'Did not come',
      'cancelled-participant': 'Participant cancelled',
      'cancelled-mentor': 'Mentor cancelled',
    },
  };
