import { factor } from '../input/columns.ts';
import type { KaplanMeierData } from './kaplan-meier.ts';
import { riskIndex } from './risk-index.ts';
import type { GroupCounts } from './risk-table.ts';

/** Errors of one group's curve in each slot. */
export interface CurveErrors {
  /** Of the logarithm of survival; as just before where survival is 0. */
  readonly relative: Float64Array;
  /** Of the Nelson–Aalen cumulative hazard. */
  readonly hazard: Float64Array;
}

/**
 * The infinitesimal jackknife of product-limit curves, by cluster, in time linear in the rows.
 *
 * The influence of a row of weight w on log S(t) is w (A(t) − A(entry)) while it is at risk, where A(t) = Σ d / (n (n − d));
 * when it leaves at u it keeps w (A(u) − A(entry)), less w / (n − d) if with an event. So a cluster's influence is a
 * constant plus its weight at risk times A(t), and the sum of squares over clusters is a quadratic in A(t) whose
 * coefficients change only with the cluster that a row enters or leaves. The cumulative hazard is the same with
 * −Σ d / n² and 1 / n.
 */
export function robustErrors(data: KaplanMeierData, counts: readonly GroupCounts[]): readonly CurveErrors[] {
  const { time, event, entry, group, weight, cluster } = data;
  const index = riskIndex(time, entry);
  const groupOf = group === undefined ? new Int32Array(time.length) : factor(group).index;
  const clusterOf = cluster === undefined ? Int32Array.from(time, (_, row) => row) : factor(cluster).index;
  const weightOf = (row: number): number => weight?.[row] ?? 1;
  const members = counts.map((): number[] => []);
  for (const [row, g] of groupOf.entries()) members[g]!.push(row);
  return counts.map((own, g) => {
    const leaving = bySlot(members[g]!, index.exit, index.slots);
    const entering = index.entry && bySlot(members[g]!, index.entry, index.slots);
    const survival = new ClusterSquares();
    const hazard = new ClusterSquares();
    const result = { relative: new Float64Array(index.slots), hazard: new Float64Array(index.slots) };
    const enter = (row: number): void => {
      const w = weightOf(row);
      survival.change(clusterOf[row]!, -w * survival.common, w);
      hazard.change(clusterOf[row]!, -w * hazard.common, w);
    };
    if (entering === undefined) for (const row of members[g]!) enter(row);
    let alive = true;
    for (let slot = 0; slot < index.slots; slot++) {
      const d = own.events[slot]!;
      const n = Math.max(own.atRisk[slot]!, d);
      const left = n - d > 1e-12 * n ? n - d : 0;
      if (d > 0) {
        alive &&= left > 0;
        if (alive) survival.common += d / (n * left);
        hazard.common -= d / (n * n);
      }
      for (const row of leaving(slot)) {
        const w = weightOf(row);
        const happened = event[row] === 1 && w > 0;
        if (alive) survival.change(clusterOf[row]!, w * (survival.common - (happened ? 1 / left : 0)), -w);
        hazard.change(clusterOf[row]!, w * (hazard.common + (happened ? 1 / n : 0)), -w);
      }
      result.relative[slot] = alive ? survival.error() : (result.relative[slot - 1] ?? 0);
      result.hazard[slot] = hazard.error();
      if (entering !== undefined) for (const row of entering(slot)) enter(row);
    }
    return result;
  });
}

/** Σ (constant + weight · common)² over clusters, as a quadratic in what is common to all at risk. */
class ClusterSquares {
  common = 0;
  readonly #constant = new Map<number, number>();
  readonly #weight = new Map<number, number>();
  #constants = 0;
  #products = 0;
  #weights = 0;

  change(cluster: number, constant: number, weight: number): void {
    const before = this.#constant.get(cluster) ?? 0;
    const weightBefore = this.#weight.get(cluster) ?? 0;
    const after = before + constant;
    const weightAfter = weightBefore + weight;
    this.#constants += after * after - before * before;
    this.#products += after * weightAfter - before * weightBefore;
    this.#weights += weightAfter * weightAfter - weightBefore * weightBefore;
    this.#constant.set(cluster, after);
    this.#weight.set(cluster, weightAfter);
  }

  error(): number {
    const { common } = this;
    return Math.sqrt(Math.max(0, this.#constants + common * (2 * this.#products + common * this.#weights)));
  }
}

/** The given rows by their slot. */
function bySlot(members: readonly number[], slotOf: Int32Array, slots: number): (slot: number) => Int32Array {
  const start = new Int32Array(slots + 1);
  for (const row of members) start[slotOf[row]! + 1]!++;
  for (let slot = 0; slot < slots; slot++) start[slot + 1]! += start[slot]!;
  const next = start.slice();
  const rows = new Int32Array(members.length);
  for (const row of members) rows[next[slotOf[row]!]!++] = row;
  return (slot) => rows.subarray(start[slot], start[slot + 1]);
}
