import { LIFE_AREAS } from '@primus-motor/trial';
import { addDays, firstMeetingOf, type Seeker } from './seeker.ts';
import { leadDaysOf, type Settings } from './settings.ts';
import { type Transport, travelMinutes } from './travel.ts';
import { type Day, slots, type Volunteer } from './volunteer.ts';

/** Sets as bits, in the order of `all`. */
export const bitsOf = <T>(all: readonly T[], some: readonly T[]): number =>
  all.reduce((bits, one, index) => (some.includes(one) ? bits | (1 << index) : bits), 0);

export const bitCount = (bits: number): number => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** A seeker and the settings, with what follows from the two worked out once for all volunteers. */
export interface Look {
  readonly seeker: Seeker;
  readonly settings: Settings;
  readonly firstMeeting: Day | undefined;
  readonly leadDays: number;
  /** The day a clearance comes that is asked for today. */
  readonly readyOn: Day;
  /** Who is born on this day or before is old enough. */
  readonly bornBy: Day;
  /** The life areas that count: those wished for, all where nothing is wished. */
  readonly areas: number;
  /** The times that count: the participant's own, all where they are not known. */
  readonly times: number;
  readonly minutesOf: (volunteer: Volunteer) => number | undefined;
}

export const lookFor = (seeker: Seeker, settings: Settings): Look => {
  const { today, limits } = settings;
  const { lifeAreas, slots: times } = seeker.wishes;
  const leadDays =
    seeker.prisonId === undefined ? limits.leadDaysDefault : leadDaysOf(settings, seeker.prisonId);
  const journeys: Readonly<Record<Transport, Map<string, number | undefined>>> = {
    car: new Map(),
    public: new Map(),
    bicycle: new Map(),
  };
  return {
    seeker,
    settings,
    firstMeeting: firstMeetingOf(seeker, today),
    leadDays,
    readyOn: addDays(today, leadDays),
    bornBy: Temporal.PlainDate.from(today).subtract({ years: limits.minimumAge }).toString(),
    areas: bitsOf(LIFE_AREAS, lifeAreas.length > 0 ? lifeAreas : LIFE_AREAS),
    times: bitsOf(slots, times.length > 0 ? times : slots),
    minutesOf: ({ home, transport }) => {
      // Everybody in a town has the same way; without a town nothing is kept.
      if (home.townId === undefined) return travelMinutes(home, seeker.home, transport);
      const known = journeys[transport];
      const minutes = known.get(home.townId);
      if (minutes !== undefined || known.has(home.townId)) return minutes;
      const found = travelMinutes(home, seeker.home, transport);
      known.set(home.townId, found);
      return found;
    },
  };
};
