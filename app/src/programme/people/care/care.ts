import type { Lang } from '../../../ui/index.ts';

/** What whoever meets the person must know first. */
export const alertKinds = ['threat', 'no-contact-with', 'health', 'practical'] as const;
export type AlertKind = (typeof alertKinds)[number];

export interface PersonAlert {
  readonly id: string;
  readonly kind: AlertKind;
  readonly text: string;
  /** Mentors see it too. */
  readonly forMentors: boolean;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate | undefined;
}

/** How one may get in touch. */
export const channels = ['phone', 'message', 'letter', 'visit'] as const;
export type Channel = (typeof channels)[number];

/** What was agreed on getting in touch: how, when, and whom not to talk to. */
export interface ContactRule {
  readonly channels: readonly Channel[];
  readonly when: string;
  readonly notTo: string;
  /** May one leave a message on the answering machine? */
  readonly voicemail: boolean;
}

/** Everything that stands at the head of a person's pages. */
export interface Care {
  readonly language: string;
  readonly interpreter: boolean;
  readonly readsDanish: boolean;
  readonly phone: string;
  readonly alerts: readonly PersonAlert[];
  readonly rule: ContactRule | undefined;
}

export const alertName: Readonly<Record<Lang, Readonly<Record<AlertKind, string>>>> = {
  da: {
    threat: 'Trussel',
    'no-contact-with': 'Må ikke have kontakt med',
    health: 'Helbred',
    practical: 'Praktisk',
  },
  en: {
    threat: 'Threat',
    'no-contact-with': 'No contact with',
    health: 'Health',
    practical: 'Practical',
  },
};

export const channelName: Readonly<Record<Lang, Readonly<Record<Channel, string>>>> = {
  da: { phone: 'Opkald', message: 'Besked', letter: 'Brev', visit: 'Besøg' },
  en: { phone: 'Call', message: 'Message', letter: 'Letter', visit: 'Visit' },
};
