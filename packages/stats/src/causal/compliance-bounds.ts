import { type Column, checkIndicator, checkNotEmpty, checkWeights } from '../input/columns.ts';
import { type Computed, computed, notComputed } from '../result.ts';
import { complierBounds } from './complier-bounds.ts';

export interface BinaryComplianceData {
  /** 0 or 1. */
  readonly y: Column;
  readonly assigned: Column;
  readonly received: Column;
  readonly weight?: Column;
}

/** The least and the greatest value that the shares in the data allow. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export interface ComplianceBounds {
  /** Of the average effect in everybody, without an assumption on defiers (Balke & Pearl). */
  readonly average: Computed<Bounds>;
  /** The same if nobody defies. */
  readonly averageMonotone: Computed<Bounds>;
  /** Of the effect in compliers when there may be defiers; not computed where there may be no compliers. */
  readonly compliers: Computed<Bounds>;
}

/** Shares of (outcome, receipt) by assignment. */
export interface Shares {
  /** P(y, d | z). */
  readonly of: (y: 0 | 1, d: 0 | 1, z: 0 | 1) => number;
}

/** Rounding only. */
const SLACK = 1e-12;

/**
 * Sharp bounds of causal effects of a 0/1 treatment on a 0/1 outcome under non-compliance, where assignment is random
 * and touches the outcome only through receipt. They are estimates: for intervals see complianceBoundsBootstrap.
 * 'incompatible-assumptions' where the shares contradict the assumptions (no set of persons could have given them).
 * Not computed: an empty arm.
 * Sources: Balke & Pearl (1997), JASA 92:1171–1176; Pearl (1995) and Kitagawa (2015) for what can be contradicted.
 */
export function complianceBounds(data: BinaryComplianceData): Computed<ComplianceBounds> {
  checkNotEmpty('y', data.y);
  checkIndicator('y', data.y);
  checkIndicator('assigned', data.assigned, data.y.length);
  checkIndicator('received', data.received, data.y.length);
  if (data.weight !== undefined) checkWeights('weight', data.weight, data.y.length);
  const cells = new Float64Array(8);
  const totals = [0, 0];
  for (let row = 0; row < data.y.length; row++) {
    const z = data.assigned[row]!;
    const w = data.weight?.[row] ?? 1;
    cells[4 * z + 2 * data.received[row]! + data.y[row]!]! += w;
    totals[z]! += w;
  }
  if (totals[0] === 0 || totals[1] === 0) {
    return notComputed('empty-arm', 'nobody was assigned to one of the arms');
  }
  const shares: Shares = { of: (y, d, z) => cells[4 * z + 2 * d + y]! / totals[z]! };
  return computed({
    average: balkePearl(shares),
    averageMonotone: monotone(shares),
    compliers: complierBounds(shares),
  });
}

function balkePearl({ of }: Shares): Computed<Bounds> {
  // Pearl's instrumental inequality: for each d, Σ_y max_z P(y, d | z) ≤ 1.
  for (const d of [0, 1] as const) {
    const sum = Math.max(of(0, d, 0), of(0, d, 1)) + Math.max(of(1, d, 0), of(1, d, 1));
    if (sum > 1 + SLACK) return incompatible(`the instrumental inequality fails at received ${d}`);
  }
  // p[y][d][z], as the formulas are printed: p_{yd.z}.
  const [p00, p01, p10, p11] = ([0, 1, 2, 3] as const).map((cell) => {
    const [y, d] = [(cell >> 1) as 0 | 1, (cell & 1) as 0 | 1];
    return [of(y, d, 0), of(y, d, 1)] as const;
  }) as [Two, Two, Two, Two];
  return computed({
    lower: Math.max(
      p11[1] + p00[0] - 1,
      p11[0] + p00[1] - 1,
      p11[0] - p11[1] - p10[1] - p01[0] - p10[0],
      p11[1] - p11[0] - p10[0] - p01[1] - p10[1],
      -p01[1] - p10[1],
      -p01[0] - p10[0],
      p00[1] - p01[1] - p10[1] - p01[0] - p00[0],
      p00[0] - p01[0] - p10[0] - p01[1] - p00[1],
    ),
    upper: Math.min(
      1 - p01[1] - p10[0],
      1 - p01[0] - p10[1],
      -p01[0] + p01[1] + p00[1] + p11[0] + p00[0],
      -p01[1] + p11[1] + p00[1] + p01[0] + p00[0],
      p11[1] + p00[1],
      p11[0] + p00[0],
      -p10[1] + p11[1] + p00[1] + p11[0] + p10[0],
      -p10[0] + p11[0] + p00[0] + p11[1] + p10[1],
    ),
  });
}

type Two = readonly [number, number];

/** Nobody defies: E[Y(1)] is known but for never-takers, E[Y(0)] but for always-takers. */
function monotone({ of }: Shares): Computed<Bounds> {
  for (const y of [0, 1] as const) {
    if (of(y, 1, 1) < of(y, 1, 0) - SLACK || of(y, 0, 0) < of(y, 0, 1) - SLACK) {
      return incompatible(`some defy: outcome ${y} contradicts that assignment only ever adds treatment`);
    }
  }
  const known = of(1, 1, 1) - of(1, 0, 0);
  return computed({
    lower: known - (of(0, 1, 0) + of(1, 1, 0)),
    upper: known + of(0, 0, 1) + of(1, 0, 1),
  });
}

function incompatible(detail: string) {
  return notComputed('incompatible-assumptions', detail);
}
