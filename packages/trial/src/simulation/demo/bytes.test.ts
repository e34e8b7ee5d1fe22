import { describe, expect, it } from 'vitest';
import { canonicalHash, canonicalJson } from '../../canonical.ts';
import { DEMO_SEED, simulateDemo } from './demo.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const demo = simulateDemo(DEMO_SEED, day('2026-12-01'));

describe('the same seed on the same day', () => {
  it('gives the same bytes, here and in the record', () => {
    const first = canonicalJson(demo);
    expect(canonicalJson(simulateDemo(DEMO_SEED, day('2026-12-01')))).toBe(first);
    expect(canonicalHash(JSON.parse(first))).toBe(
      '70a0fb73a83377106edf2a1a34aea9deef54f2b413f5a53ffacd849c1ef1d406',
    );
  });

  it('means other people under another seed, and the same people on another day', () => {
    const other = simulateDemo(DEMO_SEED + 1, day('2026-12-01'));
    const later = simulateDemo(DEMO_SEED, day('2026-12-02'));
    const ids = (programme: typeof demo) => new Set(programme.participants.map((one) => one.id));
    expect(ids(later)).toEqual(ids(demo));
    expect(ids(other).intersection(ids(demo)).size).toBe(0);
    expect(later.allocations.map((one) => one.arm)).toEqual(demo.allocations.map((one) => one.arm));
  });

  it('is plain JSON, frozen throughout', () => {
    expect(JSON.parse(JSON.stringify(demo))).toEqual(demo);
    expect(Object.isFrozen(demo.studies[0]?.protocol.arms[0]?.label)).toBe(true);
    expect(demo.invented).toBe(true);
  });
});
