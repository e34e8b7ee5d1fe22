import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallResults } from '../fixture.ts';
import { disclose } from './disclose.ts';

const counts = (mentor: number, usual: number) => ({
  mentor: { events: mentor, n: 49 },
  usual: { events: usual, n: 48 },
});

describe('results for the public', () => {
  it('join the steps of a curve until no step is of fewer than five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 44 }), fc.integer({ min: 5, max: 43 }), (mentor, usual) => {
        const results = smallResults(counts(mentor, usual));
        const disclosed = disclose(results);
        if (!disclosed.ok) throw new Error(disclosed.reason);
        disclosed.results.survival.forEach(({ curve, events }, index) => {
          expect(Math.min(...curve.event)).toBeGreaterThanOrEqual(5);
          expect(curve.event.reduce((sum, count) => sum + count, 0)).toBe(events);
          expect(curve.survival.at(-1)).toBe(results.survival[index]?.curve.survival.at(-1));
        });
      }),
      { numRuns: 25 },
    );
  });

  it('hold back what has a small cell, whole, and name it', () => {
    const disclosed = disclose(smallResults(counts(9, 22)));
    if (!disclosed.ok) throw new Error(disclosed.reason);
    expect(disclosed.results.subgroup).toBeNull();
    expect(disclosed.withheld).toContainEqual({ what: 'subgroup' });
    expect(disclosed.withheld).toContainEqual({ what: 'curve-steps' });
    const large = disclose(smallResults(counts(9, 22)), 30);
    expect(large).toEqual({ ok: false, reason: 'too-few-with-outcome' });
    const band = disclose(smallResults(counts(20, 25)), 18);
    expect(band).toMatchObject({
      ok: true,
      withheld: [{ what: 'baseline', name: 'band' }, expect.anything(), expect.anything(), expect.anything()],
    });
  });

  it('leave out display times between which fewer than five had the event', () => {
    const results = smallResults(counts(9, 22));
    const disclosed = disclose(results);
    if (!disclosed.ok) throw new Error(disclosed.reason);
    const times = disclosed.results.survival[0].shown.map((point) => point.time);
    expect(times.length).toBeLessThan(results.survival[0].shown.length);
    expect(times).toContain(104);
  });

  it('are not given where an arm has only a few with the event', () => {
    expect(disclose(smallResults(counts(3, 22))).ok).toBe(false);
    expect(disclose(smallResults(counts(47, 22))).ok).toBe(false);
  });
});
