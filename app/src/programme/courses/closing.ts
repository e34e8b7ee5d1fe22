import { COURSE_CLOSE_REASONS } from '@primus-motor/trial';
import type { Lang } from '../../ui/index.ts';
import { phases } from './template.ts';

/** Why a course ended: the reasons that are counted, the withdrawn consent, a new start, and what fits none of them. */
export const closeReasons = [...COURSE_CLOSE_REASONS, 'consent-withdrawn', 'restarted', 'other'] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What a coordinator may give as the reason. A withdrawn consent and a new start have pages of their own. */
export const givenReasons = closeReasons.filter(
  (reason) => reason !== 'consent-withdrawn' && reason !== 'restarted',
);

/** Days from release on which the last phase begins, and on which the course is over. */
const closingFrom = phases.at(-1)?.from ?? 0;
export const lastDay = phases.at(-1)?.to ?? 0;

/** The release that the course is counted from: whether it happened, and how many days ago. */
export interface Since {
  readonly happened: boolean;
  readonly days: number;
}

/**
 * The reasons that can be true now: completed is a course in its last phase, never started one without a contact that
 * was held, and stopped one with.
 */
export const reasonsNow = (held: boolean, since: Since | undefined): readonly CloseReason[] =>
  givenReasons.filter((reason) => {
    if (reason === 'completed') return since?.happened === true && since.days >= closingFrom;
    if (reason === 'never-started') return !held;
    if (reason === 'participant-stopped') return held;
    return true;
  });

/** The year after the release is over, and the course still runs. */
export const isOverdue = (since: Since | undefined): boolean =>
  since?.happened === true && since.days > lastDay;

export const closeReasonName: Readonly<Record<Lang, Readonly<Record<CloseReason, string>>>> = {
  da: {
    completed: 'Gennemført',
    'participant-stopped': 'Deltageren vil ikke fortsætte',
    'never-started': 'Slut før det første møde',
    'new-sentence': 'Deltageren har fået en ny dom',
    moved: 'Deltageren er flyttet væk',
    died: 'Deltageren er død',
    'consent-withdrawn': 'Samtykket er trukket tilbage',
    restarted: 'Begyndt forfra efter en pause',
    other: 'Andet',
  },
  en: {
    completed: 'Completed',
    'participant-stopped': 'The participant does not want to go on',
    'never-started': 'Over before the first meeting',
    'new-sentence': 'The participant has got a new sentence',
    moved: 'The participant has moved away',
    died: 'The participant has died',
    'consent-withdrawn': 'The consent was withdrawn',
    restarted: 'Started afresh after a pause',
    other: 'Other',
  },
};

/** A reason as recorded, in words. */
export const closeReasonText = (lang: Lang, reason: string): string =>
  closeReasonName[lang][closeReasons.find((one) => one === reason) ?? 'other'];
