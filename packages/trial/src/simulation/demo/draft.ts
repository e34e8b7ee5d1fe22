import { canonicalHash } from '../../canonical.ts';
import type { WordSource } from '../../randomisation/draw.ts';
import { between, seededWords } from '../random.ts';
import type { DateText, DemoProgramme, Id, InstantText } from './types.ts';

type Lists = Omit<DemoProgramme, 'invented' | 'seed' | 'today' | 'organisation'>;

/** The demo programme while it is being written: every list open, and the ways to name and date things. */
export type Draft = { -readonly [K in keyof Lists]: Lists[K][number][] } & Readonly<{
  seed: number;
  today: Temporal.PlainDate;
  /** a stream of random words of its own for each thing drawn */
  words: (...label: (string | number)[]) => WordSource;
  /** the same UUID for the same kind and key under the same seed */
  id: (kind: string, ...key: (string | number)[]) => Id;
  /** the CPR numbers that somebody has */
  numbers: Set<string>;
}>;

/** A UUID of version 8 (RFC 9562): the first bytes of a hash. */
function uuidOf(...parts: (string | number)[]): Id {
  const hash = canonicalHash(['primus-motor/demo', ...parts]);
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4] as string;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export function newDraft(seed: number, today: Temporal.PlainDate, numbers = new Set<string>()): Draft {
  return {
    seed,
    today,
    words: (...label) => seededWords(['demo', seed, ...label]),
    id: (kind, ...key) => uuidOf(seed, kind, ...key),
    numbers,
    branches: [],
    towns: [],
    prisons: [],
    users: [],
    participants: [],
    referrals: [],
    releaseDates: [],
    consents: [],
    assessments: [],
    courses: [],
    mentors: [],
    checks: [],
    trainings: [],
    assignments: [],
    contacts: [],
    studies: [],
    allocations: [],
    outcomes: [],
    followUpEnds: [],
  };
}

export const dateText = (date: Temporal.PlainDate): DateText => date.toString();

/** Offices are closed at weekends: a Saturday or Sunday becomes the Friday before. */
export function workday(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: Math.max(0, date.dayOfWeek - 5) });
}

/** A moment within office hours of a date. */
export function officeHour(words: WordSource, date: Temporal.PlainDate): InstantText {
  const minute = between(words, 7 * 60, 13 * 60 + 59);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.toString()}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00Z`;
}

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0;
export const earliest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(b, a) ? b : a);
export const latest = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a);
