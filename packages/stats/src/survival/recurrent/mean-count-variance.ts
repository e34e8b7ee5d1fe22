import type { GroupHistory, Steps } from './count-steps.ts';

/** Σ d / n² over the steps. */
export function poissonVariance(_group: GroupHistory, steps: Steps): Float64Array {
  let sum = 0;
  return steps.event.map((d, k) => {
    sum += d / steps.atRisk[k]! ** 2;
    return sum;
  });
}

/**
 * Lawless and Nadeau's variance, with a terminal event Ghosh and Lin's, at every step: Σ (w ψ_i(t))² over people of weight w, with
 *   ψ_i(t) = ∫ S(u−)/n(u) dM_i(u) − ∫ (μ(t) − μ(u))/n(u) dM_i^D(u)   (integrals from 0 to t),
 * M_i and M_i^D the person's events and death less those expected while at risk.
 *
 * Linear in rows: all at risk share what is expected of them, so that ψ_i = (ξ_i + μ η_i) + κ with ξ_i and η_i changing
 * at the person's own events only, and κ common; six running sums give Σ (w ψ)². Those who have left keep ψ_i = x_i + μ y_i.
 */
export function robustVariance(group: GroupHistory, steps: Steps): Float64Array {
  const { rows, event, terminal, weight, history } = group;
  const { entering, leaving } = turnover(group, steps);
  const xi = new Float64Array(history.people);
  const eta = new Float64Array(history.people);
  const present = { n: 0, xi: 0, eta: 0, xiXi: 0, xiEta: 0, etaEta: 0 };
  const gone = { n: 0, xi: 0, eta: 0, xiXi: 0, xiEta: 0, etaEta: 0 };
  const count = (sums: typeof present, row: number, sign: 1 | -1): void => {
    const person = history.person[row]!;
    const [x, y] = [xi[person]!, eta[person]!];
    const squared = sign * weight(row) ** 2;
    sums.n += squared;
    sums.xi += squared * x;
    sums.eta += squared * y;
    sums.xiXi += squared * x * x;
    sums.xiEta += squared * x * y;
    sums.etaEta += squared * y * y;
  };
  // An event of weight zero makes no step, and there may be none before it.
  const ending = rows.filter((row) => weight(row) * (event[row]! + (terminal?.[row] ?? 0)) > 0);
  const byStep = bucket(ending, steps.time.length, (row) => steps.upTo[history.timeRank[row]!]! - 1);
  // What was expected so far of anyone at risk all along: of events, of deaths, of deaths times the mean.
  let expected = 0;
  let deaths = 0;
  let meanDeaths = 0;
  return steps.mean.map((mean, k) => {
    for (const row of entering[k]!) {
      const person = history.person[row]!;
      count(gone, row, -1);
      xi[person]! += expected + meanDeaths;
      eta[person]! -= deaths;
      count(present, row, 1);
    }
    const n = steps.atRisk[k]!;
    const jump = steps.survivalBefore[k]! / n;
    expected += (jump * steps.event[k]!) / n;
    deaths += steps.terminal[k]! / n ** 2;
    meanDeaths += (mean * steps.terminal[k]!) / n ** 2;
    for (const row of byStep[k]!) {
      const person = history.person[row]!;
      const died = terminal?.[row] ?? 0;
      count(present, row, -1);
      xi[person]! += jump * event[row]! + (mean * died) / n;
      eta[person]! -= died / n;
      count(present, row, 1);
    }
    const common = mean * deaths - expected - meanDeaths;
    const { xiXi, xiEta, etaEta } = present;
    const variance =
      xiXi +
      2 * mean * xiEta +
      mean * mean * etaEta +
      common * (2 * (present.xi + mean * present.eta) + common * present.n) +
      (gone.xiXi + 2 * mean * gone.xiEta + mean * mean * gone.etaEta);
    for (const row of leaving[k]!) {
      const person = history.person[row]!;
      count(present, row, -1);
      xi[person]! -= expected + meanDeaths;
      eta[person]! += deaths;
      count(gone, row, 1);
    }
    return variance;
  });
}

/**
 * Nelson's variance: at each pair of times the sample variance or covariance (divisor n − 1) of the counts of the people
 * at risk at the later one, so that it is unbiased:
 *   Σ_k s²_k / n_k + 2 Σ_{j<k} s_jk / n_j.   A time with one person at risk adds nothing.
 */
export function nelsonVariance(group: GroupHistory, steps: Steps): Float64Array {
  const { rows, event, history } = group;
  const last = rows.filter((row) => isLast(group, row) && steps.upTo[history.timeRank[row]!]! > 0);
  const leaving = bucket(last, steps.time.length, (row) => steps.upTo[history.timeRank[row]!]! - 1);
  const byStep = bucket(
    rows.filter((row) => event[row] === 1),
    steps.time.length,
    (row) => steps.upTo[history.timeRank[row]!]! - 1,
  );
  // Per person Σ d / n so far, and its sum over those at risk.
  const own = new Float64Array(history.people);
  let present = 0;
  let variance = 0;
  return steps.mean.map((_, k) => {
    const n = steps.atRisk[k]!;
    const mean = steps.event[k]! / n;
    const counts = new Map<number, number>();
    for (const row of byStep[k]!)
      counts.set(history.person[row]!, (counts.get(history.person[row]!) ?? 0) + 1);
    let squares = -n * mean * mean;
    let products = -mean * present;
    for (const [person, d] of counts) {
      squares += d * d;
      products += d * own[person]!;
      own[person]! += d / n;
      present += d / n;
    }
    if (n > 1) variance += (squares / n + 2 * products) / (n - 1);
    for (const row of leaving[k]!) present -= own[history.person[row]!]!;
    return variance;
  });
}

function isLast({ history }: GroupHistory, row: number): boolean {
  const person = history.person[row]!;
  return history.order[history.first[person + 1]! - 1] === row;
}

/** The rows that come at risk before each step, and those that leave after it. Rows at risk at no step are in neither. */
function turnover({ rows, history }: GroupHistory, { upTo, time }: Steps) {
  const from = (row: number): number => upTo[history.entryRank[row]!]!;
  const to = (row: number): number => upTo[history.timeRank[row]!]!;
  const real = rows.filter((row) => from(row) < to(row));
  return {
    entering: bucket(real, time.length, from),
    leaving: bucket(real, time.length, (row) => to(row) - 1),
  };
}

function bucket(rows: Int32Array, count: number, key: (row: number) => number): number[][] {
  const buckets = Array.from({ length: count }, (): number[] => []);
  for (const row of rows) buckets[key(row)]!.push(row);
  return buckets;
}
