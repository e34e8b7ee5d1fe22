import { formatDate, type Lang } from '../../ui/index.ts';

/** One sentence of the day's list, with its one action. */
export interface DayLine {
  /** danger: now; soon: this week; info: when you can. */
  readonly tone: 'danger' | 'soon' | 'info';
  readonly text: string;
  readonly href: string;
  readonly action: string;
  /** Done in place, by one press; then the sentence leads to `href`. Without it the action does. */
  readonly press?: { readonly action: string; readonly fields?: Readonly<Record<string, string>> };
}

const rank = { danger: 0, soon: 1, info: 2 } as const;

/** What must be done now first; within that, as the lines came. */
export const inOrder = (lines: readonly DayLine[]): readonly DayLine[] =>
  lines.toSorted((one, other) => rank[one.tone] - rank[other.tone]);

interface WaitingReferral {
  readonly id: string;
  readonly name: string;
  readonly prison: string;
  readonly town: string;
  readonly received_at: Temporal.Instant;
  /** The day of the release, where the person was out already. */
  readonly released_on: string | null;
}

/** A new referral waits. */
export const referralLine = (lang: Lang, referral: WaitingReferral, today: Temporal.PlainDate): DayLine => {
  const received = referral.received_at.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  const days = received.until(today).days;
  const out = referral.released_on === null ? undefined : Temporal.PlainDate.from(referral.released_on);
  return {
    tone: days >= 7 ? 'danger' : 'soon',
    href: `/referrals/${referral.id}`,
    ...(lang === 'da'
      ? {
          text: `${referral.name} er henvist fra ${referral.prison} og ${
            out === undefined ? 'løslades' : `er allerede løsladt ${formatDate('da', out, 'day')}`
          } til ${referral.town}. ${waitedDa(days)}`,
          action: 'Læs henvisningen',
        }
      : {
          text: `${referral.name} is referred from ${referral.prison}, ${
            out === undefined ? 'to be released' : `already released on ${formatDate('en', out, 'day')}`
          } to ${referral.town}. ${waitedEn(days)}`,
          action: 'Read the referral',
        }),
  };
};

const waitedDa = (days: number): string =>
  days === 0 ? 'Den kom i dag.' : days === 1 ? 'Den kom i går.' : `Den har ventet ${days} dage.`;
const waitedEn = (days: number): string =>
  days === 0 ? 'It came today.' : days === 1 ? 'It came yesterday.' : `It has waited ${days} days.`;

interface WaitingPerson {
  readonly id: string;
  readonly name: string;
  readonly stage: 'allocated' | 'ready' | 'consents';
}

/** Somebody whose referral was accepted is on the way, and the next step is the coordinator's. */
export const personLine = (lang: Lang, { id, name, stage }: WaitingPerson): DayLine => {
  const href = `/people/${id}`;
  const da = lang === 'da';
  if (stage === 'allocated')
    return {
      tone: 'soon',
      href,
      text: da ? `${name} skal have et forløb.` : `${name} is to have a course.`,
      action: da ? 'Åbn forløbet' : 'Open the course',
    };
  if (stage === 'consents')
    return {
      tone: 'info',
      href: `${href}#consents`,
      text: da ? `${name} mangler at give samtykke.` : `${name} has not given consent yet.`,
      action: da ? 'Registrér samtykker' : 'Record consents',
    };
  return {
    tone: 'info',
    href: `${href}#eligibility`,
    text: da
      ? `${name} har givet samtykke og er klar til næste trin.`
      : `${name} has consented and is ready for the next step.`,
    action: da ? 'Tag næste trin' : 'Take the next step',
  };
};
