import { describe, expect, test } from 'vitest';
import {
  anchorOf,
  currentReleaseDate,
  isBeforeRelease,
  passedUnconfirmed,
  type ReleaseDate,
  supersededByNew,
} from './release-date.ts';

const day = Temporal.PlainDate.from;
const record = (id: string, facts: Partial<ReleaseDate>): ReleaseDate => ({
  id,
  kind: 'expected',
  certainty: 'likely',
  date: day('2027-02-01'),
  latestDate: undefined,
  source: 'brev',
  recordedBy: 'nobody',
  recordedAt: Temporal.Instant.from('2026-11-01T09:00:00Z'),
  supersededBy: undefined,
  stay: 1,
  ...facts,
});

describe('the date that counts', () => {
  test.each([
    [
      'what happened beats everything',
      [
        { kind: 'expected', certainty: 'certain' },
        { kind: 'actual', certainty: 'certain' },
      ],
      1,
    ],
    [
      'an expectation beats a sentence, however certain',
      [
        { kind: 'full-term', certainty: 'certain' },
        { kind: 'expected', certainty: 'uncertain' },
      ],
      1,
    ],
    [
      'a pending decision beats two thirds',
      [{ kind: 'conditional-pending' }, { kind: 'two-thirds', certainty: 'certain' }],
      0,
    ],
    [
      'a known date beats an unknown one',
      [{ kind: 'expected', certainty: 'unknown', date: undefined }, { kind: 'full-term' }],
      1,
    ],
    ['of one kind the more certain', [{ certainty: 'likely' }, { certainty: 'certain' }], 1],
    ['else the one written last', [{}, { recordedAt: Temporal.Instant.from('2026-11-02T09:00:00Z') }], 1],
    ['never a superseded one', [{ kind: 'actual', certainty: 'certain', supersededBy: 'x' }, {}], 1],
  ] as const)('%s', (_, records, wanted) => {
    const made = records.map((facts, index) => record(String(index), facts));
    expect(currentReleaseDate(made)?.id).toBe(String(wanted));
    expect(currentReleaseDate(made.toReversed())?.id).toBe(String(wanted));
  });

  test('there is none without records, and none to count from when it is unknown', () => {
    expect(currentReleaseDate([])).toBeUndefined();
    expect(anchorOf(record('a', { certainty: 'unknown', date: undefined }))).toBeUndefined();
    expect(anchorOf(record('a', { latestDate: day('2027-02-20') }))).toEqual(day('2027-02-01'));
  });
});

test('a new record takes the place of the one that counts and of its own kind, and leaves the others', () => {
  const records = [
    record('old', { supersededBy: 'expected' }),
    record('expected', {}),
    record('full', { kind: 'full-term' }),
    record('thirds', { kind: 'two-thirds' }),
  ];
  expect(supersededByNew(records, { kind: 'expected' }).map(({ id }) => id)).toEqual(['expected']);
  expect(supersededByNew(records, { kind: 'two-thirds' }).map(({ id }) => id)).toEqual([
    'expected',
    'thirds',
  ]);
});

test('a day that passed without word is told, a range only when its last day passed', () => {
  const today = day('2027-02-02');
  expect(passedUnconfirmed(record('a', {}), today)).toBe(true);
  expect(passedUnconfirmed(record('a', {}), day('2027-02-01'))).toBe(false);
  expect(passedUnconfirmed(record('a', { latestDate: day('2027-02-02') }), today)).toBe(false);
  expect(passedUnconfirmed(record('a', { kind: 'actual', certainty: 'certain' }), today)).toBe(false);
  expect(passedUnconfirmed(undefined, today)).toBe(false);
  expect(isBeforeRelease(undefined, today)).toBe(true);
  expect(isBeforeRelease(record('a', {}), today)).toBe(false);
  expect(isBeforeRelease(record('a', {}), day('2027-01-31'))).toBe(true);
});
