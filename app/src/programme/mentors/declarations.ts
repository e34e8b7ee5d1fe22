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
      'Jeg taler kun med en myndighed om deltageren, hvis han eller hun har sagt ja til det.',
    'no-trade':
      'Jeg tager ikke imod ting fra deltageren. Vi køber, sælger, lejer og låner ikke af hinanden uden lov.',
    confidentiality:
      'Jeg har tavshedspligt. Jeg siger ikke til andre, hvad jeg hører og ser. Det gælder også bagefter.',
  },
  en: {
    'tells-with-consent': 'I talk to an authority about the participant only if he or she has agreed to it.',
    'no-trade':
      'I do not accept things from the participant. We do not buy, sell, rent or lend among us without permission.',
    confidentiality:
      'I have a duty of confidentiality. I do not tell others what I hear and see. This holds afterwards as well.',
  },
};
