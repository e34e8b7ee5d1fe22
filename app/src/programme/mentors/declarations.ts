import type { Lang } from '../../ui/index.ts';

/**
 * The three declarations that the rules for prison visitors ask for in writing (BEK 1022 of 28.06.2022 § 21), asked of
 * mentors too.
 */
export const declarationKinds = ['tells-with-consent', 'no-trade', 'confidentiality'] as const;
export type DeclarationKind = (typeof declarationKinds)[number];

/** The version of the words below. New words are a new number, and everybody declares anew. */
export const declarationVersion = 1;

/** How somebody said yes: by the own account, face to face, or on paper. */
export const acceptedHow = ['self', 'in-person', 'in-writing'] as const;
export type AcceptedHow = (typeof acceptedHow)[number];

export interface Declaration {
  readonly kind: DeclarationKind;
  readonly version: number;
  readonly acceptedOn: Temporal.PlainDate;
  readonly how: AcceptedHow;
}

export const declarationName: Readonly<Record<Lang, Readonly<Record<DeclarationKind, string>>>> = {
  da: {
    'tells-with-consent': 'Erklæring: fortæller kun med samtykke',
    'no-trade': 'Erklæring: ingen handel og ingen gaver',
    confidentiality: 'Erklæring: tavshedspligt',
  },
  en: {
    'tells-with-consent': 'Declaration: tells only with consent',
    'no-trade': 'Declaration: no trade and no gifts',
    confidentiality: 'Declaration: confidentiality',
  },
};

/** What is declared, in whole sentences. */
export const declarationText: Readonly<Record<Lang, Readonly<Record<DeclarationKind, string>>>> = {
  da: {
    'tells-with-consent':
      'Jeg fortæller kun myndighederne om deltagerens forhold, når deltageren har sagt ja til det.',
    'no-trade':
      'Jeg tager ikke imod ting fra deltageren. Jeg handler, lejer og låner ikke med deltageren uden tilladelse.',
    confidentiality: 'Jeg har tavshedspligt om det, jeg hører og ser som mentor. Den gælder også bagefter.',
  },
  en: {
    'tells-with-consent':
      'I tell the authorities about matters concerning the participant only when the participant has agreed.',
    'no-trade':
      'I do not receive things from the participant. I do not trade, rent or lend with the participant without permission.',
    confidentiality: 'I keep confidential what I hear and see as a mentor. This holds afterwards as well.',
  },
};
