import { describe, expect, it } from 'vitest';
import { futilityDesign, normal, sequentialBounds, sequentialEstimate } from '../../src/index.ts';
import { expectNear, must } from '../support.ts';

const information = [0.3, 0.7, 1];
const binding = futilityDesign({ information, beta: 0.2, binding: true });
const free = futilityDesign({ information, beta: 0.2 });

describe('the estimate after bounds for futility', () => {
  it('by hand: at the first look it is that of a trial with one look', () => {
    const found = must(sequentialEstimate({ bounds: binding, look: 1, z: -1.5 }));
    expectNear(found.p, normal.lower(1.5), 1e-12);
    expectNear(found.estimate, -1.5 / Math.sqrt(0.3), 1e-9);
    expectNear(found.upper, (-1.5 + normal.upperQuantile(0.025)) / Math.sqrt(0.3), 1e-9);
  });

  it('rejects exactly where the last bound of a binding design is crossed', () => {
    const edge = binding.upper[2]!;
    expectNear(must(sequentialEstimate({ bounds: binding, look: 3, z: edge })).p, 0.025, 1e-9);
    expect(must(sequentialEstimate({ bounds: binding, look: 3, z: edge + 0.01 })).lower).toBeGreaterThan(0);
    expect(must(sequentialEstimate({ bounds: binding, look: 3, z: edge - 0.01 })).lower).toBeLessThan(0);
  });

  it('ignores bounds that need not be obeyed, as if there were none', () => {
    const none = sequentialBounds({ information, alpha: 0.025, sides: 1 });
    for (const at of [
      { look: 2, z: 3 },
      { look: 3, z: 1.4 },
    ]) {
      const here = must(sequentialEstimate({ bounds: free, ...at }));
      const there = must(sequentialEstimate({ bounds: none, ...at }));
      expectNear(here.estimate, there.estimate, 1e-9);
      expectNear(here.p, there.p, 1e-9);
      // Obeyed, fewer paths lead so far up.
      expect(must(sequentialEstimate({ bounds: free, ...at }, { futility: 'obeyed' })).p).toBeLessThan(
        here.p,
      );
    }
  });

  it('falls with the stage at which futility stops a trial, and rises with z', () => {
    const at = (look: number, z: number) => must(sequentialEstimate({ bounds: binding, look, z })).p;
    const order = [
      at(1, 4),
      at(2, 3),
      at(3, 1),
      at(3, 0),
      at(2, binding.lower[1]!),
      at(1, binding.lower[0]!),
    ];
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('is not there where the trial goes on', () => {
    const inside = (binding.lower[1]! + binding.upper[1]!) / 2;
    expect(sequentialEstimate({ bounds: binding, look: 2, z: inside })).toMatchObject({
      reason: 'not-stopped',
    });
    const none = sequentialBounds({ information, alpha: 0.025, sides: 1 });
    expect(() => sequentialEstimate({ bounds: none, look: 3, z: 1 }, { futility: 'obeyed' })).toThrow(
      'futility',
    );
  });
});
