import { describe, expect, test } from 'vitest';
import { type Assignment, pairState, runsOn } from './pair.ts';

const day = Temporal.PlainDate.from;
const opened = day('2026-10-01');
const one = (place: 1 | 2, from: string, until?: string, takenBack = false): Assignment => ({
  id: `${place} ${from}`,
  mentorId: `mentor ${place} ${from}`,
  mentor: 'Åse',
  place,
  from: day(from),
  until: until === undefined ? undefined : day(until),
  endReason: until === undefined ? undefined : 'mentor-stopped',
  takenBack,
});
const on = (assignments: readonly Assignment[], today: string) => {
  const { state, seekingSince, freePlaces } = pairState(assignments, opened, day(today));
  return [state, seekingSince?.toString(), freePlaces.join()];
};

describe('the pair as intervals', () => {
  test('a new course seeks two from the day it opened', () => {
    expect(on([], '2026-10-05')).toEqual(['none', '2026-10-01', '1,2']);
  });
  test('with both places filled nobody is sought', () => {
    expect(on([one(1, '2026-10-02'), one(2, '2026-10-02')], '2026-10-05')).toEqual(['whole', undefined, '']);
  });
  test('half a pair seeks from the day the other place became free', () => {
    const left = [one(1, '2026-10-02'), one(2, '2026-10-02', '2026-12-24')];
    expect(on(left, '2026-12-23')).toEqual(['whole', undefined, '']);
    expect(on(left, '2026-12-24')).toEqual(['half', '2026-12-24', '2']);
  });
  test('with both gone it seeks since the first place became free', () => {
    const gone = [one(1, '2026-10-02', '2026-11-01'), one(2, '2026-10-02', '2026-12-24')];
    expect(on(gone, '2026-12-31')).toEqual(['none', '2026-11-01', '1,2']);
  });
  test('what was taken back the same day never ran and does not restart the clock', () => {
    const mistake = one(2, '2026-10-10', '2026-10-10', true);
    expect(runsOn(mistake, day('2026-10-10'))).toBe(false);
    expect(on([one(1, '2026-10-02'), mistake], '2026-10-10')).toEqual(['half', '2026-10-01', '2']);
  });
});
