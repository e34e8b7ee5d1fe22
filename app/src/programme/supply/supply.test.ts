import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Profile } from './serve.ts';
import {
  type BranchCounts,
  type MonthCounts,
  type Need,
  needOf,
  noNeed,
  supplyOf,
  type Times,
  totalsOf,
} from './supply.ts';
import { branchSentences } from './texts.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const first = today.with({ day: 1 });
const times: Times = {
  today,
  clearanceOf: 'one',
  meeting: 60,
  latest: 14,
  leads: { slow: 120, quick: 20 },
  leadDefault: 90,
  recruiting: 30,
};
const prison = (id: string) => ({ quick: 'Nyborg', slow: 'Enner Mark' })[id] ?? id;

/** Of a prison that nobody knows, so that nothing but places counts, unless told. */
const need = (releases: number, paired = 0, halves = 0, prisonId?: string): Need =>
  needOf([{ prisonId, releases, paired, mentorsNeeded: 2 * (releases - paired) - halves }]);
interface Facts extends Partial<MonthCounts> {
  /** Places that are free in the month, whoever gets them. */
  readonly places?: number;
}
const branch = (months: readonly Facts[], facts: Partial<BranchCounts> = {}): BranchCounts => ({
  branchId: 'b',
  name: 'Aaby',
  out: noNeed,
  unknown: noNeed,
  profiles: [
    { mentors: 1, places: Array.from({ length: 12 }, (_, index) => months[index]?.places ?? 0), access: {} },
  ],
  months: Array.from({ length: 12 }, (_, index) => ({
    ...noNeed,
    month: first.add({ months: index }),
    lapsing: 0,
    ...months[index],
  })),
  ...facts,
});
const missing = (counts: BranchCounts) => supplyOf(counts, times).months.map((one) => one.missing);

describe('what is missing, month by month', () => {
  test('25 releases and no mentors: 50 are missing', () => {
    expect(supplyOf(branch([{}, {}, need(25)]), times).missing).toBe(50);
  });

  test('who is free is counted on once, who is released first is served first', () => {
    const places = { places: 6 };
    const counts = branch([
      { ...need(2), ...places },
      { ...need(2), ...places },
      { ...need(0), ...places },
    ]);
    expect(missing(counts).slice(0, 3)).toEqual([0, 2, 0]);
    expect(
      supplyOf(counts, times)
        .months.map(({ covered }) => covered)
        .slice(0, 3),
    ).toEqual([2, 1, 0]);
  });

  test('a course that ends gives its places back for later releases, not for earlier ones', () => {
    expect(missing(branch([need(1), { ...need(1), places: 2 }])).slice(0, 2)).toEqual([2, 0]);
  });

  test('who is out already comes before everybody', () => {
    const counts = branch([{ ...need(1), places: 2 }], { out: need(1) });
    const { out, months } = supplyOf(counts, times);
    expect([out.missing, out.covered, months[0]?.missing]).toEqual([0, 1, 2]);
  });

  test('one mentor makes a pair where one is there already, before two make one elsewhere', () => {
    const [one] = supplyOf(branch([{ ...need(3, 0, 1), places: 2 }]), times).months;
    expect([one?.covered, one?.missing]).toEqual([1, 3]);
    const [two] = supplyOf(branch([{ ...need(3, 0, 1), places: 3 }]), times).months;
    expect([two?.covered, two?.missing]).toEqual([2, 2]);
  });

  test('access is asked for so early that the slowest of the prisons has answered before the first meeting', () => {
    const of = (prisonIds: readonly string[]) =>
      supplyOf(
        branch([{}, {}, {}, {}, {}, {}, needOf(prisonIds.flatMap((id) => need(1, 0, 0, id).groups))]),
        times,
      ).months[6];
    // 1 May 2027, less 60 days: 2 March; less 120, 90 or 20 more; recruiting begins 30 days before that.
    expect(of(['quick', 'slow'])?.clearBy.toString()).toBe('2026-11-02');
    expect(of(['elsewhere'])?.clearBy.toString()).toBe('2026-12-02');
    expect(of(['quick'])?.clearBy.toString()).toBe('2027-02-10');
    expect(of(['quick'])?.recruitBy.toString()).toBe('2027-01-11');
  });
});

describe('access to the prison of each release', () => {
  const always = Array.from({ length: 12 }, () => 1);
  const mentor = (access: Profile['access'] = {}): Profile => ({ mentors: 1, places: always, access });
  const held = { until: '2030-01-01', sent: undefined, refused: false };
  const refused = { until: undefined, sent: undefined, refused: true };
  const of = (index: number, some: Need, profiles: readonly Profile[], rules: Partial<Times> = {}) =>
    supplyOf(
      branch(
        Array.from({ length: 12 }, (_, at) => (at === index ? some : {})),
        { profiles },
      ),
      {
        ...times,
        ...rules,
      },
    );
  const release = need(1, 0, 0, 'slow');

  test('free mentors of another prison are too late where the prison takes long, and that is said', () => {
    // January: the first meetings are on 18 December at the latest; 120 days are not there.
    const none = of(2, release, [mentor({ quick: held }), mentor()]);
    expect(none.months[2]).toMatchObject({ missing: 1, covered: 0, tooLate: ['slow'] });
    expect(branchSentences('da', none, today, prison)).toEqual([
      'I januar løslades 1, og der er ingen par. Ledige mentorer når ikke at få adgang til Enner Mark. Find 1 mentor, og bed om adgang nu.',
    ]);
    expect(of(2, release, [mentor({ slow: held }), mentor()]).missing).toBe(0);
    expect(of(2, release, [mentor({ slow: held }), mentor()], { clearanceOf: 'both' }).missing).toBe(1);
    expect(of(2, need(1, 0, 0, 'quick'), [mentor(), mentor()]).missing).toBe(0);
  });

  test('where there is time, whom to ask for and by when', () => {
    // June 2027: first meetings on 2 April, less 120 days.
    const supply = of(7, release, [mentor(), mentor()]);
    expect(supply.missing).toBe(0);
    expect(supply.clearings).toEqual([
      {
        month: first.add({ months: 7 }),
        prisonId: 'slow',
        mentors: 1,
        by: Temporal.PlainDate.from('2026-12-03'),
      },
    ]);
    expect(branchSentences('da', supply, today, prison)).toEqual([
      'Bed om adgang til Enner Mark for 1 mentor, I har, senest 3. december 2026. I juni løslades der derfra.',
    ]);
    expect(branchSentences('en', supply, today, prison)).toEqual([
      'Ask for access to Enner Mark for 1 mentor you have, by 3 December 2026. In June there are releases from there.',
    ]);
    expect(of(7, release, [mentor(), mentor()], { clearanceOf: 'both' }).clearings).toMatchObject([
      { mentors: 2 },
    ]);
    // Who has access, or waits for it, is counted on before anybody is asked for.
    const sent = { until: undefined, sent: '2026-11-01', refused: false };
    for (const access of [held, sent])
      expect(of(7, release, [mentor(), mentor({ slow: access }), mentor()]).clearings).toEqual([]);
  });

  test('a clearance that ends before the first meeting is asked for again; a no counts', () => {
    const ends = { until: '2027-03-01', sent: undefined, refused: false };
    expect(of(7, release, [mentor(), mentor({ slow: ends })]).clearings).toHaveLength(1);
    const no = of(7, release, [mentor({ slow: refused }), mentor({ slow: refused })]);
    expect(no).toMatchObject({ missing: 2, clearings: [] });
    expect(of(7, release, [mentor({ slow: refused }), mentor()]).missing).toBe(1);
    // Whom one prison refused serves for another, and for who is out.
    expect(of(7, need(1, 0, 0, 'quick'), [mentor({ slow: refused }), mentor()]).missing).toBe(0);
  });

  test('whoever can do less is given first, so that nobody is wasted', () => {
    const two = needOf([...need(1, 0, 1, 'quick').groups, ...need(1, 0, 1, 'slow').groups]);
    // One of the two may go to both prisons, the other to one only.
    const supply = of(2, two, [mentor({ quick: held, slow: held }), mentor({ slow: refused })], {
      clearanceOf: 'both',
    });
    expect(supply.months[2]).toMatchObject({ missing: 0, covered: 2 });
  });
});

const anyNeed = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  .map(([seeking, paired, halves]) => need(seeking + paired, paired, Math.min(seeking, halves)));
const anyBranch = fc
  .tuple(anyNeed, fc.array(fc.tuple(anyNeed, fc.nat(12)), { minLength: 12, maxLength: 12 }))
  .map(([out, months]) =>
    branch(
      // Places only come back: of one that goes again nobody could say whose it was.
      months.map(([one], index) => ({
        ...one,
        places: months.slice(0, index + 1).reduce((sum, [, places]) => sum + Math.floor(places / 3), 0),
      })),
      { out },
    ),
  );

/** One mentor after the other, each with the months in which the place is free. */
const twin = ({ out, months, profiles }: BranchCounts): number => {
  let used = 0;
  let lacking = 0;
  for (const [index, one] of [out, ...months].entries()) {
    const places = profiles[0]?.places[Math.max(0, index - 1)] ?? 0;
    for (let mentor = 0; mentor < one.mentorsNeeded; mentor += 1) {
      if (used < places) used += 1;
      else lacking += 1;
    }
  }
  return lacking;
};

test('agrees with a slow twin, and nobody is covered who is not there', () => {
  fc.assert(
    fc.property(anyBranch, (counts) => {
      const supply = supplyOf(counts, times);
      expect(supply.missing).toBe(twin(counts));
      for (const one of [supply.out, ...supply.months]) {
        expect(one.missing).toBeGreaterThanOrEqual(0);
        expect(one.covered).toBeGreaterThanOrEqual(one.paired);
        expect(one.covered).toBeLessThanOrEqual(one.releases);
        expect(one.missing === 0).toBe(one.covered === one.releases);
      }
      expect(totalsOf([supply, supply]).missing).toBe(2 * supply.missing);
    }),
  );
});

test('a place more never makes more mentors missing', () => {
  fc.assert(
    fc.property(anyBranch, fc.nat(11), (counts, from) => {
      const more = {
        ...counts,
        profiles: counts.profiles.map((one) => ({
          ...one,
          places: one.places.map((places, index) => places + Number(index >= from)),
        })),
      };
      expect(supplyOf(more, times).missing).toBeLessThanOrEqual(supplyOf(counts, times).missing);
    }),
  );
});

test('free places are those that nobody before has taken', () => {
  const places = { places: 6 };
  const counts = branch([places, { ...need(2), ...places }, { ...need(2), ...places }, places]);
  expect(
    supplyOf(counts, times)
      .months.map(({ places: free }) => free)
      .slice(0, 4),
  ).toEqual([6, 6, 2, 0]);
});

describe('in sentences', () => {
  const march = supplyOf(branch([{}, {}, {}, {}, { ...need(7, 2, 0, 'quick'), places: 4 }]), {
    ...times,
    meeting: 28,
  });

  test('Danish', () => {
    expect(branchSentences('da', march, today, prison)).toEqual([
      'I marts løslades 7, og der er par til 4. Find 6 mentorer senest 13. december 2026, og bed om adgang senest 12. januar 2027.',
      'Bed om adgang til Nyborg for 2 mentorer, I har, senest 12. januar 2027. I marts løslades der derfra.',
    ]);
  });

  test('three lines at most, and how many are missing later', () => {
    const many = supplyOf(branch([{}, need(1), need(1), need(1), need(2), need(1)], { out: need(1) }), times);
    const said = branchSentences('da', many, today, prison);
    expect(said).toHaveLength(4);
    expect(said[3]).toBe('Senere mangler 8 mentorer mere. Se måned for måned.');
  });

  test('English, and what should have begun begins now', () => {
    const late = supplyOf(branch([{}, need(1)], { out: need(1) }), times);
    expect(branchSentences('en', late, today, prison)).toEqual([
      '1 person is out and has no pair, and there is no pair. Find 2 mentors now.',
      'In December, 1 will be released, and there is no pair. Find 2 mentors, and ask for access now.',
    ]);
    expect(branchSentences('da', late, today, prison)).toEqual([
      '1 er løsladt og mangler et par, og der er ingen par. Find 2 mentorer nu.',
      'I december løslades 1, og der er ingen par. Find 2 mentorer, og bed om adgang nu.',
    ]);
  });
});
