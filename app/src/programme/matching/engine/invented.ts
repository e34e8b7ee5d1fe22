import { LIFE_AREAS } from '@primus-motor/trial';
import type { Problem } from './plan.ts';
import { noWishes, type Seeker } from './seeker.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { slots, type Volunteer } from './volunteer.ts';

/** For tests and benchmarks: an invented day, invented people and one invented prison. */
export const settings: Settings = Object.freeze({
  ...defaultSettings,
  today: '2026-11-22',
  leadDays: {},
  lending: false,
});

export const volunteer = (id: string, facts: Partial<Volunteer> = {}): Volunteer => ({
  id,
  home: { townId: 'aaby', branchId: 'west', point: undefined },
  transport: 'public',
  maxTravelMinutes: 60,
  stage: 'approved',
  birthDate: '1980-01-01',
  gender: 'woman',
  missing: [],
  capacity: 1,
  taken: 0,
  languages: ['da'],
  lifeAreas: ['housing'],
  slots: ['weekday-evening'],
  experienced: true,
  absent: undefined,
  clearances: [{ prisonId: 'north', until: '2029-01-01' }],
  asked: [],
  refused: [],
  checkEnds: [],
  conflicts: [],
  knows: [],
  ...facts,
});

export const seeker = (id: string, facts: Partial<Seeker> = {}): Seeker => ({
  id,
  personId: `person ${id}`,
  language: 'da',
  home: { townId: 'aaby', branchId: 'west', point: undefined },
  prisonId: 'north',
  beforeRelease: true,
  release: '2027-03-01',
  courseEnd: '2028-02-29',
  wishes: noWishes,
  staying: undefined,
  former: [],
  ...facts,
});

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** How large a country, and which share of the volunteers is within reach of a seeker. */
export interface CountryShape {
  readonly seekers: number;
  readonly volunteers: number;
  readonly reach: number;
  readonly seed: number;
  /** Six branches that lend each other mentors; one branch unless told. */
  readonly lending?: boolean;
}

/** An invented country: towns on a square, people who differ in everything that the engine looks at. */
export const country = ({ seekers, volunteers, reach, seed, lending = false }: CountryShape): Problem => {
  const random = seeded(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const some = <T>(all: readonly T[], share: number): T[] => all.filter(() => random() < share);
  const towns = Array.from({ length: 24 }, (_, index) => ({
    townId: `town ${index}`,
    branchId: lending ? `branch ${index % 6}` : 'branch',
    point: { latitude: 55 + 1.5 * random(), longitude: 8.5 + 1.5 * random() },
  }));
  const prisons = ['north', 'south', 'east'];
  const made = Array.from({ length: volunteers }, (_, index) =>
    volunteer(`v${String(index).padStart(5, '0')}`, {
      home: pick(towns),
      transport: pick(['car', 'public', 'public']),
      maxTravelMinutes: 300,
      gender: pick(['woman', 'man']),
      capacity: random() < 0.25 ? 2 : 1,
      languages: random() < 0.1 ? ['da', pick(['ar', 'so', 'tr'])] : ['da'],
      lifeAreas: some(LIFE_AREAS, 0.4),
      slots: some(slots, 0.5),
      experienced: random() < 0.4,
      clearances: some(prisons, 0.4).map((prisonId) => ({ prisonId, until: undefined })),
    }),
  );
  const sought = Array.from({ length: seekers }, (_, index) =>
    seeker(`s${String(index).padStart(5, '0')}`, {
      home: pick(towns),
      language: random() < 0.15 ? pick(['ar', 'so', 'tr']) : 'da',
      prisonId: pick(prisons),
      release: Temporal.PlainDate.from(settings.today)
        .add({ days: 20 + Math.floor(random() * 300) })
        .toString(),
      wishes: {
        lifeAreas: some(LIFE_AREAS, 0.5),
        slots: some(slots, 0.6),
        gender: random() < 0.1 ? 'woman' : 'none',
        genderIsMust: random() < 0.5,
      },
    }),
  );
  return {
    seekers: sought,
    volunteers: made,
    settings: {
      ...settings,
      lending,
      limits: { ...settings.limits, maxTravelMinutes: Math.round(reach) },
    },
  };
};
