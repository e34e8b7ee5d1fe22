import type { Lang } from '../../ui/index.ts';

/** Why a course rests. A recall is a return to prison without a new crime. */
export const holdReasons = ['recall', 'remand', 'hospital', 'other'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** A course that rests, or rested. */
export interface Hold {
  readonly id: string;
  readonly courseId: string;
  readonly reason: HoldReason;
  readonly note: string;
  readonly from: Temporal.PlainDate;
  /** The day from which the course no longer rests; undefined while it does. */
  readonly until: Temporal.PlainDate | undefined;
  readonly outcome: 'resumed' | 'restarted' | 'closed' | undefined;
  /** The last day somebody heard that it goes on. */
  readonly wordOn: Temporal.PlainDate;
  /** The record that opened a new stay in prison, where the hold wrote one. */
  readonly releaseId: string | undefined;
}

/** Days without word of a pause, after which it is asked about. */
export const wordDays = 30;

/** Only who was released can be recalled. */
export const reasonsFor = (released: boolean): readonly HoldReason[] =>
  holdReasons.filter((reason) => released || reason !== 'recall');

/** Back in prison after a release: a new stay begins, whose release date nobody has worked out yet. */
export const opensStay = (reason: HoldReason, released: boolean): boolean =>
  released && (reason === 'recall' || reason === 'remand');

export const reasonName: Readonly<Record<Lang, Readonly<Record<HoldReason, string>>>> = {
  da: {
    recall: 'Genindsat i fængsel, ikke for ny kriminalitet',
    remand: 'Varetægtsfængslet',
    hospital: 'På hospital eller i behandling',
    other: 'Andet',
  },
  en: {
    recall: 'Recalled to prison, not for a new crime',
    remand: 'Remanded in custody',
    hospital: 'In hospital or in treatment',
    other: 'Other',
  },
};

const reasonInSentence: Readonly<Record<Lang, Readonly<Record<HoldReason, string>>>> = {
  da: {
    recall: 'genindsat i fængsel',
    remand: 'varetægtsfængslet',
    hospital: 'på hospital eller i behandling',
    other: 'anden grund',
  },
  en: {
    recall: 'recalled to prison',
    remand: 'remanded in custody',
    hospital: 'in hospital or in treatment',
    other: 'another reason',
  },
};

export const reasonWords = (lang: Lang, reason: HoldReason): string => reasonInSentence[lang][reason];
