/** Slow, obvious forms of the survival methods, straight from their definitions; for comparison with the quick ones. */

export interface Rows {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly entry?: readonly number[];
}

export function atRisk({ time, entry }: Rows, t: number): number[] {
  return time.flatMap((exit, row) => (exit >= t && (entry?.[row] ?? -Infinity) < t ? [row] : []));
}

export function eventTimes({ time, event }: Rows): number[] {
  return [...new Set(time.filter((_, row) => event[row] === 1))].sort((a, b) => a - b);
}

/** S(t) as a product over all event times up to t. */
export function slowSurvival(rows: Rows, t: number): number {
  let survival = 1;
  for (const at of eventTimes(rows)) {
    if (at > t) break;
    const deaths = rows.time.filter((exit, row) => exit === at && rows.event[row] === 1).length;
    survival *= 1 - deaths / atRisk(rows, at).length;
  }
  return survival;
}

/** Observed, expected and hypergeometric variance of group 1, summed over event times. */
export function slowLogRank(rows: Rows, group: readonly number[]): { excess: number; variance: number } {
  let excess = 0;
  let variance = 0;
  for (const t of eventTimes(rows)) {
    const set = atRisk(rows, t);
    const dead = set.filter((row) => rows.time[row] === t && rows.event[row] === 1);
    const n = set.length;
    const n1 = set.filter((row) => group[row] === 1).length;
    excess += dead.filter((row) => group[row] === 1).length - (dead.length * n1) / n;
    if (n > 1) variance += (dead.length * (n1 / n) * (1 - n1 / n) * (n - dead.length)) / (n - 1);
  }
  return { excess, variance };
}

/** Efron's or Breslow's log partial likelihood: one denominator for each event. */
export function slowPartialLikelihood(
  rows: Rows,
  covariates: readonly (readonly number[])[],
  beta: readonly number[],
  ties: 'efron' | 'breslow',
): number {
  const eta = rows.time.map((_, row) => covariates.reduce((sum, x, j) => sum + x[row]! * beta[j]!, 0));
  let sum = 0;
  for (const t of eventTimes(rows)) {
    const set = atRisk(rows, t);
    const dead = set.filter((row) => rows.time[row] === t && rows.event[row] === 1);
    const total = set.reduce((s, row) => s + Math.exp(eta[row]!), 0);
    const tied = dead.reduce((s, row) => s + Math.exp(eta[row]!), 0);
    for (const [k, row] of dead.entries()) {
      sum += eta[row]! - Math.log(total - (ties === 'efron' ? (k / dead.length) * tied : 0));
    }
  }
  return sum;
}

/** Area under the curve by its steps, and the textbook variance. */
export function slowRestrictedMean(rows: Rows, tau: number): { mean: number; variance: number } {
  const steps = eventTimes(rows).filter((t) => t <= tau);
  const areaFrom = (from: number): number => {
    const knots = [from, ...steps.filter((t) => t > from), tau];
    return knots.slice(1).reduce((sum, t, i) => sum + (t - knots[i]!) * slowSurvival(rows, knots[i]!), 0);
  };
  let variance = 0;
  for (const t of steps) {
    const n = atRisk(rows, t).length;
    const d = rows.time.filter((exit, row) => exit === t && rows.event[row] === 1).length;
    if (n > d) variance += (areaFrom(t) ** 2 * d) / (n * (n - d));
  }
  return { mean: areaFrom(0), variance };
}
