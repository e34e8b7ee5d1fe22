import { type CheckKind, LIFE_AREAS } from '@primus-motor/trial';
import { bitCount, bitsOf, type Look, lookFor } from './look.ts';
import { mayVisit, visitIn } from './rules.ts';
import type { Seeker } from './seeker.ts';
import type { Settings } from './settings.ts';
import { type Day, slots, type Volunteer } from './volunteer.ts';

/** What speaks for a pair or against it, without being a hard rule. Names of mentors are put in by the texts. */
export type Ground =
  | {
      readonly side: 'for';
      readonly key: 'both-speak' | 'both-in-town' | 'both-may-visit' | 'complementary' | 'both-experienced';
    }
  | {
      readonly side: 'for';
      readonly key: 'areas' | 'wished-areas' | 'times';
      readonly covered: number;
      readonly of: number;
    }
  | {
      readonly side: 'for';
      readonly key: 'one-in-town' | 'knows-participant' | 'gender-wish';
      readonly mentorId: string;
    }
  | {
      readonly side: 'against';
      readonly key: 'one-speaks' | 'may-not-visit' | 'travel-unknown' | 'not-wished-gender';
      readonly mentorId: string;
    }
  | { readonly side: 'against'; readonly key: 'none-in-town' | 'same-strengths' | 'no-shared-times' }
  | { readonly side: 'against'; readonly key: 'travels'; readonly mentorId: string; readonly minutes: number }
  | { readonly side: 'against'; readonly key: 'busy'; readonly mentorId: string; readonly running: number }
  | {
      readonly side: 'against';
      readonly key: 'clearance-to-come';
      readonly mentorId: string;
      readonly readyOn: Day;
      /** Undefined where the release is not known. */
      readonly firstMeeting: Day | undefined;
    }
  | {
      readonly side: 'against';
      readonly key: 'check-ends';
      readonly mentorId: string;
      readonly kind: CheckKind;
      readonly end: Day;
    };

/** A journey longer than this is told. */
const longMinutes = 45;

const languageGrounds = (pair: readonly Volunteer[], seeker: Seeker): readonly Ground[] => {
  const speakers = pair.filter((one) => one.languages.includes(seeker.language));
  const [speaker] = speakers;
  if (speakers.length === 2) return [{ side: 'for', key: 'both-speak' }];
  return speaker === undefined ? [] : [{ side: 'against', key: 'one-speaks', mentorId: speaker.id }];
};

const travelGrounds = (pair: readonly Volunteer[], look: Look): readonly Ground[] => {
  const { seeker } = look;
  const locals = pair.filter(
    (one) => one.home.townId !== undefined && one.home.townId === seeker.home.townId,
  );
  const [local] = locals;
  const town: Ground =
    locals.length === 2
      ? { side: 'for', key: 'both-in-town' }
      : local === undefined
        ? { side: 'against', key: 'none-in-town' }
        : { side: 'for', key: 'one-in-town', mentorId: local.id };
  const journeys = pair.flatMap((one): readonly Ground[] => {
    const minutes = look.minutesOf(one);
    if (minutes === undefined) return [{ side: 'against', key: 'travel-unknown', mentorId: one.id }];
    return minutes > longMinutes ? [{ side: 'against', key: 'travels', mentorId: one.id, minutes }] : [];
  });
  return [town, ...journeys];
};

const visitGrounds = (pair: readonly Volunteer[], look: Look): readonly Ground[] => {
  const visits = pair.map((one) => ({ one, visit: visitIn(look, one) }));
  if (visits.every(({ visit }) => visit.state === 'not-needed')) return [];
  if (visits.every(({ visit }) => visit.state === 'cleared')) return [{ side: 'for', key: 'both-may-visit' }];
  return visits.flatMap(({ one, visit }): readonly Ground[] => {
    if (!mayVisit(visit)) return [{ side: 'against', key: 'may-not-visit', mentorId: one.id }];
    if (visit.state !== 'in-time' && visit.state !== 'unknown') return [];
    const { readyOn } = visit;
    const firstMeeting = visit.state === 'unknown' ? undefined : look.firstMeeting;
    return [{ side: 'against', key: 'clearance-to-come', mentorId: one.id, readyOn, firstMeeting }];
  });
};

const areaGrounds = (pair: readonly [Volunteer, Volunteer], look: Look): readonly Ground[] => {
  const wished = look.areas;
  const [one, other] = pair.map((each) => bitsOf(LIFE_AREAS, each.lifeAreas) & wished) as [number, number];
  const covered = bitCount(one | other);
  const distinct = bitCount(one ^ other);
  if (covered === 0) return [];
  const key = look.seeker.wishes.lifeAreas.length > 0 ? 'wished-areas' : 'areas';
  return [
    { side: 'for', key, covered, of: bitCount(wished) },
    ...(distinct > 1 ? [{ side: 'for', key: 'complementary' } as const] : []),
    ...(distinct === 0 ? [{ side: 'against', key: 'same-strengths' } as const] : []),
  ];
};

/** Nothing is said of times that nobody has asked about. */
const timeGrounds = (pair: readonly [Volunteer, Volunteer], look: Look): readonly Ground[] => {
  if (pair.some((one) => one.slots.length === 0)) return [];
  const wished = look.times;
  const [one, other] = pair;
  const covered = bitCount(bitsOf(slots, one.slots) & bitsOf(slots, other.slots) & wished);
  return covered === 0
    ? [{ side: 'against', key: 'no-shared-times' }]
    : [{ side: 'for', key: 'times', covered, of: bitCount(wished) }];
};

const personGrounds = (one: Volunteer, seeker: Seeker): readonly Ground[] => {
  const here = one.id === seeker.staying;
  const { gender } = seeker.wishes;
  const grounds: Ground[] = [];
  if (one.knows.includes(seeker.personId))
    grounds.push({ side: 'for', key: 'knows-participant', mentorId: one.id });
  if (gender !== 'none' && !seeker.wishes.genderIsMust)
    grounds.push(
      one.gender === gender
        ? { side: 'for', key: 'gender-wish', mentorId: one.id }
        : { side: 'against', key: 'not-wished-gender', mentorId: one.id },
    );
  if (!here && one.taken > 0)
    grounds.push({ side: 'against', key: 'busy', mentorId: one.id, running: one.taken });
  return grounds;
};

/** Checks that hold today and end while they are still needed: a warning, not a block. */
export const endingChecks = (one: Volunteer, seeker: Seeker): readonly Ground[] => {
  const { release, courseEnd, prisonId } = seeker;
  const ends: { readonly kind: CheckKind; readonly end: Day }[] = [];
  if (courseEnd !== undefined) ends.push(...one.checkEnds.filter(({ end }) => end < courseEnd));
  if (seeker.beforeRelease && release !== undefined)
    for (const { prisonId: where, until } of one.clearances)
      if (where === prisonId && until !== undefined && until < release)
        ends.push({ kind: 'prison-clearance', end: until });
  return ends.map(({ kind, end }) => ({ side: 'against', key: 'check-ends', mentorId: one.id, kind, end }));
};

export const groundsIn = (look: Look, one: Volunteer, other: Volunteer): readonly Ground[] => {
  const pair = [one, other] as const;
  const { seeker } = look;
  return [
    ...languageGrounds(pair, seeker),
    ...travelGrounds(pair, look),
    ...visitGrounds(pair, look),
    ...areaGrounds(pair, look),
    ...timeGrounds(pair, look),
    ...(pair.every((each) => each.experienced) ? [{ side: 'for', key: 'both-experienced' } as const] : []),
    ...pair.flatMap((each) => [...personGrounds(each, seeker), ...endingChecks(each, seeker)]),
  ];
};

/** Everything that speaks for two volunteers and against them, whatever the hard rules say. */
export const groundsOf = (
  one: Volunteer,
  other: Volunteer,
  seeker: Seeker,
  settings: Settings,
): readonly Ground[] => groundsIn(lookFor(seeker, settings), one, other);
