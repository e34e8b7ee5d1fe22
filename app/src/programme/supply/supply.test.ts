import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BranchCounts,
  type MonthCounts,
  type Need,
  noNeed,
  supplyOf,
  type Times,
  totalsOf,
} from './supply.ts';
import { branchSentences } from './texts.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const first = today.with({ day: 1 });
const times: Times = { meeting: 60, leads: { slow: 120, quick: 20 }, leadDefault: 90, recruiting: 30 };

const need = (releases: number, paired = 0, halves = 0): Need => ({
  releases,
  paired,
  mentorsNeeded: 2 * (releases - paired) - halves,
  prisonIds: [],
});
const month = (index: number, facts: Partial<MonthCounts> = {}): MonthCounts => ({
  ...noNeed,
  month: first.add({ months: index }),
  places: 0,
  lapsing: 0,
  ...facts,
});
const branch = (
  months: readonly Partial<MonthCounts>[],
  facts: Partial<BranchCounts> = {},
): BranchCounts => ({
  branchId: 'b',
  name: 'Aaby',
  out: noNeed,
  unknown: noNeed,
  months: Array.from({ length: 12 }, (_, index) => month(index, months[index])),
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
      supplyOf(branch([{}, {}, {}, {}, {}, {}, { ...need(1), prisonIds }]), times).months[6];
    // 1 May 2027, less 60 days: 2 March; less 120, 90 or 20 more; recruiting begins 30 days before that.
    expect(of(['quick', 'slow'])?.clearBy.toString()).toBe('2026-11-02');
    expect(of(['elsewhere'])?.clearBy.toString()).toBe('2026-12-02');
    expect(of(['quick'])?.clearBy.toString()).toBe('2027-02-10');
    expect(of(['quick'])?.recruitBy.toString()).toBe('2027-01-11');
  });
});

const anyNeed = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  .map(([seeking, paired, halves]) => need(seeking + paired, paired, Math.min(seeking, halves)));
const anyBranch = fc
  .tuple(anyNeed, fc.array(fc.tuple(anyNeed, fc.nat(12)), { minLength: 12, maxLength: 12 }))
  .map(([out, months]) =>
    branch(
      months.map(([one, places]) => ({ ...one, places })),
      { out },
    ),
  );

/** One mentor after the other, each with the months in which the place is free. */
const twin = ({ out, months }: BranchCounts): number => {
  let used = 0;
  let lacking = 0;
  for (const [index, one] of [out, ...months].entries()) {
    const places = months[Math.max(0, index - 1)]?.places ?? 0;
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
        months: counts.months.map((one, index) => ({ ...one, places: one.places + Number(index >= from) })),
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
      .months.map(({ available }) => available)
      .slice(0, 4),
  ).toEqual([6, 6, 2, 0]);
});

describe('in sentences', () => {
  const march = supplyOf(branch([{}, {}, {}, {}, { ...need(7, 2), places: 4, prisonIds: ['quick'] }]), {
    ...times,
    meeting: 28,
  });

  test('Danish', () => {
    expect(branchSentences('da', march, today)).toEqual([
      'I marts løslades 7, og der er par til 4. Find 6 mentorer senest 13. december 2026, og bed om adgang senest 12. januar 2027.',
    ]);
  });

  test('three lines at most, and how many are missing later', () => {
    const many = supplyOf(branch([{}, need(1), need(1), need(1), need(2), need(1)], { out: need(1) }), times);
    const said = branchSentences('da', many, today);
    expect(said).toHaveLength(4);
    expect(said[3]).toBe('Senere mangler 8 mentorer mere. Se måned for måned.');
  });

  test('English, and what should have begun begins now', () => {
    const late = supplyOf(branch([{}, need(1)], { out: need(1) }), times);
    expect(branchSentences('en', late, today)).toEqual([
      '1 person is out and has no pair, and there is no pair. Find 2 mentors now.',
      'In December, 1 will be released, and there is no pair. Find 2 mentors, and ask for access now.',
    ]);
    expect(branchSentences('da', late, today)).toEqual([
      '1 er løsladt og mangler et par, og der er ingen par. Find 2 mentorer nu.',
      'I december løslades 1, og der er ingen par. Find 2 mentorer, og bed om adgang nu.',
    ]);
  });
});
