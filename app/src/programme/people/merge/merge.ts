import { currentReleaseDate, type ReleaseDate } from '../../courses/release-date.ts';
import type { ContactRule } from '../care/care.ts';
import type { PersonField } from '../changes.ts';

/** What a person's page holds that moves to the other: each is a table whose rows have an id and a person. */
export const movedKinds = [
  'referral',
  'release_date',
  'consent',
  'course',
  'placement',
  'person_alert',
  'contact_rule',
  'assessment',
  'match_wish',
  'conflict',
  'person_change',
] as const;
export type MovedKind = (typeof movedKinds)[number];

interface SideConsent {
  readonly purpose: string;
  readonly recipient: string;
  readonly holds: boolean;
  readonly givenOn: string;
  readonly withdrawnOn: string | null;
}

/** One of two pages that may be the same person's. */
export interface Side {
  readonly id: string;
  readonly organisationId: string;
  readonly branchId: string;
  readonly name: string;
  readonly shown: string;
  readonly birthDate: string | null;
  readonly language: string;
  readonly phone: string;
  readonly alias: string;
  readonly interpreter: boolean;
  readonly readsDanish: boolean;
  /** The first referral is first. */
  readonly referrals: readonly { readonly number: string; readonly received: Temporal.PlainDate }[];
  readonly releases: readonly ReleaseDate[];
  readonly consents: readonly SideConsent[];
  readonly enrolments: readonly { readonly arm: string; readonly on: string }[];
  readonly courses: readonly { readonly openedOn: string; readonly closedOn: string | null }[];
  readonly rule: ContactRule | undefined;
  readonly openCards: number;
  readonly counts: Readonly<Record<MovedKind, number>>;
}

/** Are the stays in prison the same, or did those of the page that goes come first or last? */
export type Stays = 'same' | 'gone-earlier' | 'gone-later';

/** Why two pages cannot be made one as they stand. */
export const blocks = [
  'branches',
  'numbers',
  'birth-dates',
  'both-studies',
  'both-courses',
  'study-and-course',
  'control-course',
  'new-stay',
  'consent',
] as const;
export type Block = (typeof blocks)[number];

export interface Verdict {
  /** The page that stays, and the one whose rows move to it. */
  readonly kept: Side;
  readonly gone: Side;
  readonly why: 'study' | 'course' | 'first';
  readonly stays: Stays;
  readonly blocks: readonly Block[];
}

const runs = ({ courses }: Side): boolean => courses.some(({ closedOn }) => closedOn === null);
const takesPart = ({ enrolments }: Side): boolean => enrolments.length > 0;

const firstOf = ({ referrals }: Side): Temporal.PlainDate | undefined => referrals[0]?.received;

/** Was a person released before the other page began? Then its stays are earlier ones. */
const wasOutBefore = (earlier: Side, later: Side): boolean => {
  const release = currentReleaseDate(earlier.releases);
  const begun = firstOf(later);
  return (
    release?.kind === 'actual' &&
    release.date !== undefined &&
    begun !== undefined &&
    Temporal.PlainDate.compare(release.date, begun) <= 0
  );
};

const staysOf = (kept: Side, gone: Side): Stays => {
  if (wasOutBefore(kept, gone)) return 'gone-later';
  return wasOutBefore(gone, kept) ? 'gone-earlier' : 'same';
};

/** A no on one page after the yes that holds on the other: which of the two counts is for the participant to say. */
const contradicts = (one: Side, other: Side): boolean =>
  one.consents.some(
    (no) =>
      no.withdrawnOn !== null &&
      !one.consents.some(
        (yes) => yes.holds && yes.purpose === no.purpose && yes.recipient === no.recipient,
      ) &&
      other.consents.some(
        (yes) =>
          yes.holds &&
          yes.purpose === no.purpose &&
          yes.recipient === no.recipient &&
          yes.givenOn <= (no.withdrawnOn ?? ''),
      ),
  );

const sequenceOf = ({ referrals }: Side): number =>
  Number(referrals[0]?.number.replaceAll(/\D/gu, '') ?? Number.MAX_SAFE_INTEGER);

/** Which page began first: by the day of its first referral, then by that one's number. */
const compareBegun = (a: Side, b: Side): number =>
  Temporal.PlainDate.compare(firstOf(a) ?? '9999-12-31', firstOf(b) ?? '9999-12-31') ||
  sequenceOf(a) - sequenceOf(b);

/** What the study knows stays where it is; then what runs; then what came first. */
const keep = (one: Side, other: Side): Pick<Verdict, 'kept' | 'gone' | 'why'> => {
  const [a, b] = compareBegun(one, other) <= 0 ? [one, other] : [other, one];
  if (takesPart(a) !== takesPart(b))
    return takesPart(a) ? { kept: a, gone: b, why: 'study' } : { kept: b, gone: a, why: 'study' };
  if (runs(a) !== runs(b))
    return runs(a) ? { kept: a, gone: b, why: 'course' } : { kept: b, gone: a, why: 'course' };
  return { kept: a, gone: b, why: 'first' };
};

/** Which of two pages stays, how their stays are counted together, and everything that stands in the way. */
export const judge = (one: Side, other: Side, otherNumber: boolean): Verdict => {
  const { kept, gone, why } = keep(one, other);
  const stays = staysOf(kept, gone);
  const control = kept.enrolments.find(({ arm }) => arm === 'control');
  const standsIn: Readonly<Record<Block, boolean>> = {
    branches: kept.branchId !== gone.branchId,
    numbers: otherNumber,
    'birth-dates': kept.birthDate !== null && gone.birthDate !== null && kept.birthDate !== gone.birthDate,
    'both-studies': takesPart(kept) && takesPart(gone),
    'both-courses': runs(kept) && runs(gone),
    'study-and-course': takesPart(kept) && !runs(kept) && runs(gone),
    'control-course':
      control !== undefined && gone.courses.some(({ closedOn }) => (closedOn ?? '9999') >= control.on),
    'new-stay': stays === 'gone-later' && runs(kept),
    consent: contradicts(kept, gone) || contradicts(gone, kept),
  };
  return { kept, gone, why, stays, blocks: blocks.filter((block) => standsIn[block]) };
};

/** What the page that stays has not written and the other has; of two that differ on care, the careful one. */
export const fillsOf = ({
  kept,
  gone,
}: Pick<Verdict, 'kept' | 'gone'>): readonly (readonly [PersonField, string, string])[] => {
  const fills: readonly (readonly [PersonField, string, string, boolean])[] = [
    ['birth-date', kept.birthDate ?? '', gone.birthDate ?? '', kept.birthDate === null],
    ['phone', kept.phone, gone.phone, kept.phone === ''],
    ['alias', kept.alias, gone.alias, kept.alias === ''],
    ['interpreter', String(kept.interpreter), String(gone.interpreter), gone.interpreter],
    ['reads-danish', String(kept.readsDanish), String(gone.readsDanish), !gone.readsDanish],
  ];
  return fills.flatMap(([field, old, now, fits]) =>
    fits && now !== old ? [[field, old, now] as const] : [],
  );
};

/** The release date that counts once the pages are one. */
export const releaseAfter = ({ kept, gone, stays }: Pick<Verdict, 'kept' | 'gone' | 'stays'>) => {
  const [own, other] = [currentReleaseDate(kept.releases), currentReleaseDate(gone.releases)];
  return stays === 'gone-later' ? (other ?? own) : (own ?? other);
};

/** Why a merge cannot be taken back. */
export const undoBlocks = ['merged-on', 'later-merge', 'written-since'] as const;
export type UndoBlock = (typeof undoBlocks)[number];
