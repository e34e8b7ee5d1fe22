import { type Computed, computed, notComputed } from '../result.ts';
import type { Bounds, Shares } from './compliance-bounds.ts';

/** a + b x. */
type Line = readonly [a: number, b: number];

const SLACK = 1e-12;

/**
 * Sharp bounds of the effect in compliers when some may defy, by the share δ of defiers. Given δ, the shares of
 * compliers, always- and never-takers are known; what is free is how many always-takers have the event (with
 * treatment) and how many never-takers (without), each within limits that are lines in δ. So each bound is a ratio of
 * lines in δ piece by piece, and is reached where two of the lines cross or at the ends.
 */
export function complierBounds({ of }: Shares): Computed<Bounds> {
  const taken = [of(0, 1, 0) + of(1, 1, 0), of(0, 1, 1) + of(1, 1, 1)] as const;
  const defiers: Line = [0, 1];
  const compliers: Line = [taken[1] - taken[0], 1];
  const always: Line = [taken[0], -1];
  const never: Line = [1 - taken[1], -1];
  // Events of always-takers: with the compliers they make P(1, 1 | 1), with the defiers P(1, 1 | 0).
  const alwaysEvents = limits(of(1, 1, 1), of(1, 1, 0), compliers, defiers, always);
  // Events of never-takers: with the compliers they make P(1, 0 | 0), with the defiers P(1, 0 | 1).
  const neverEvents = limits(of(1, 0, 0), of(1, 0, 1), compliers, defiers, never);
  const lines = [...alwaysEvents.low, ...alwaysEvents.high, ...neverEvents.low, ...neverEvents.high];
  const ends = [Math.max(0, taken[0] - taken[1]), Math.min(taken[0], 1 - taken[1])] as const;
  const candidates = [...ends, ...crossings(lines)].filter(
    (x) => x >= ends[0] - SLACK && x <= ends[1] + SLACK,
  );
  let lower = Infinity;
  let upper = -Infinity;
  for (const x of candidates) {
    const a = range(alwaysEvents, x);
    const n = range(neverEvents, x);
    if (a === undefined || n === undefined) continue;
    const share = value(compliers, x);
    if (share <= SLACK) return notComputed('undefined-ratio', 'the data allow that nobody complies');
    // Compliers' events: with treatment P(1, 1 | 1) less the always-takers', without P(1, 0 | 0) less the never-takers'.
    const known = of(1, 1, 1) - of(1, 0, 0);
    lower = Math.min(lower, (known - a[1] + n[0]) / share);
    upper = Math.max(upper, (known - a[0] + n[1]) / share);
  }
  return lower <= upper
    ? computed({ lower: Math.max(-1, lower), upper: Math.min(1, upper) })
    : notComputed('incompatible-assumptions', 'no shares of compliers and defiers give these data');
}

interface Limits {
  readonly low: readonly Line[];
  readonly high: readonly Line[];
}

/** Events m of a group: 0 ≤ m ≤ size, 0 ≤ total − m ≤ compliers, 0 ≤ other − m ≤ defiers. */
function limits(total: number, other: number, compliers: Line, defiers: Line, size: Line): Limits {
  return {
    low: [
      [0, 0],
      [total - compliers[0], -compliers[1]],
      [other - defiers[0], -defiers[1]],
    ],
    high: [[total, 0], [other, 0], size],
  };
}

function value([a, b]: Line, x: number): number {
  return a + b * x;
}

function range({ low, high }: Limits, x: number): readonly [number, number] | undefined {
  const from = Math.max(...low.map((line) => value(line, x)));
  const to = Math.min(...high.map((line) => value(line, x)));
  return from <= to + SLACK ? [Math.min(from, to), to] : undefined;
}

function crossings(lines: readonly Line[]): number[] {
  return lines.flatMap(([a, b], i) =>
    lines.slice(i + 1).flatMap(([c, d]) => (b === d ? [] : [(c - a) / (b - d)])),
  );
}
