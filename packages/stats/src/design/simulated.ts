import { StatsInputError } from '../error.ts';
import { checkAlpha, checkPositive, checkWhole } from '../input/options.ts';
import type { Random } from '../random/stream.ts';
import { deepFreeze, type Interval } from '../result.ts';
import { restrictedMean } from '../survival/restricted-mean.ts';
import { proportion } from '../tables/proportion.ts';

export interface SimulationOptions {
  readonly random: Random;
  /** Default 1000. */
  readonly trials?: number;
  /** Number of the first trial; default 0. Ranges may be shared out: trial i is the same wherever it is simulated. */
  readonly first?: number;
}

export interface SimulatedPower extends Interval {
  /** Share of the trials that reject; those that cannot be analysed do not. `lower` and `upper` are Wilson's limits. */
  readonly estimate: number;
  readonly rejected: number;
  /** Trials whose analysis could not be computed. */
  readonly failed: number;
  readonly trials: number;
}

/**
 * Power by simulation: `trial` draws a trial from the stream that it is given, analyses it and returns whether it rejects,
 * or undefined where the analysis cannot be computed. Trial i has the stream's part i.
 */
export function simulatedPower(
  trial: (random: Random) => boolean | undefined,
  { random, trials = 1000, first = 0 }: SimulationOptions,
): SimulatedPower {
  checkWhole('trials', trials, 1);
  checkWhole('first', first);
  let rejected = 0;
  let failed = 0;
  for (let i = first; i < first + trials; i++) {
    const outcome = trial(random.split(i));
    if (outcome === undefined) failed++;
    else if (outcome) rejected++;
  }
  const share = proportion({ events: rejected, n: trials });
  const limits = share.ok ? share : { lower: 0, upper: 1, level: 0.95 };
  return deepFreeze({
    estimate: rejected / trials,
    lower: limits.lower,
    upper: limits.upper,
    level: limits.level,
    rejected,
    failed,
    trials,
  });
}

/** A hazard that is constant between cuts: `hazard[k]` from the cut before up to `cuts[k]`, the last one for ever. */
export interface PiecewiseHazard {
  readonly cuts: readonly number[];
  readonly hazard: readonly number[];
}

const MOST_IN_ARM = 1e7;

export interface RestrictedMeanPlan {
  /** Participants in the first arm. */
  readonly n: number;
  /** Hazards of both arms: numbers, or piecewise constant. */
  readonly first: number | PiecewiseHazard;
  readonly second: number | PiecewiseHazard;
  /** Horizon of the restricted mean. */
  readonly tau: number;
  /** Everybody is followed for `followUp` at least, those enrolled first for `accrual` longer. */
  readonly followUp: number;
  readonly accrual?: number;
  /** Hazard of loss to follow-up; default 0. */
  readonly loss?: number;
}

/**
 * Power of the test of equal restricted means (two-sided z test, unequal variances) by simulated trials; also under
 * crossing or late effects, where the log-rank formulas do not hold. `ratio`: participants in the second arm for each in
 * the first. Source of the test: see `restrictedMean`.
 */
export function powerOfRestrictedMean(
  plan: RestrictedMeanPlan,
  options: SimulationOptions & { readonly alpha?: number; readonly ratio?: number },
): SimulatedPower {
  const { n, tau, followUp, accrual = 0, loss = 0 } = plan;
  const { alpha = 0.05, ratio = 1 } = options;
  checkWhole('n', n, 2);
  checkPositive('tau', tau);
  checkPositive('followUp', followUp);
  checkPositive('ratio', ratio);
  for (const [name, value] of Object.entries({ accrual, loss })) {
    if (!(value >= 0 && value < Infinity)) {
      throw new StatsInputError(name, `${value} is not a finite number from 0`);
    }
  }
  checkAlpha(alpha);
  for (const [name, size] of Object.entries({ n, ratio: n * ratio })) {
    if (size > MOST_IN_ARM) throw new StatsInputError(name, `makes an arm of ${size}: too many to simulate`);
  }
  const arms = [piecewise('first', plan.first), piecewise('second', plan.second)];
  const sizes = [n, Math.round(n * ratio)];
  return simulatedPower((random) => {
    const time: number[] = [];
    const event: number[] = [];
    const group: number[] = [];
    for (const [arm, hazard] of arms.entries()) {
      for (let i = 0; i < sizes[arm]!; i++) {
        const own = drawTime(hazard, random);
        const lost = loss > 0 ? random.exponential(loss) : Infinity;
        const end = Math.min(followUp + accrual * random.uniform(), lost);
        time.push(Math.min(own, end));
        event.push(own <= end ? 1 : 0);
        group.push(arm);
      }
    }
    const result = restrictedMean({ time, event, group }, { tau });
    return result.ok && result.difference !== undefined ? result.difference.p < alpha : undefined;
  }, options);
}

function piecewise(argument: string, hazard: number | PiecewiseHazard): PiecewiseHazard {
  const parts = typeof hazard === 'number' ? { cuts: [], hazard: [hazard] } : hazard;
  if (parts.hazard.length !== parts.cuts.length + 1) {
    throw new StatsInputError(argument, `has ${parts.hazard.length} hazards for ${parts.cuts.length} cuts`);
  }
  for (const [k, value] of parts.hazard.entries()) {
    if (!(value >= 0 && value < Infinity)) throw new StatsInputError(argument, `${value} is not a hazard`, k);
  }
  for (const [k, cut] of parts.cuts.entries()) {
    if (!(cut > (parts.cuts[k - 1] ?? 0) && cut < Infinity))
      throw new StatsInputError(argument, `cut ${cut} does not rise`, k);
  }
  return parts;
}

/** The time at which the cumulative hazard reaches an exponential draw; Infinity where it never does. */
function drawTime({ cuts, hazard }: PiecewiseHazard, random: Random): number {
  let left = random.exponential(1);
  let from = 0;
  for (const [k, rate] of hazard.entries()) {
    const width = (cuts[k] ?? Infinity) - from;
    if (rate > 0 && left <= rate * width) return from + left / rate;
    left -= rate === 0 ? 0 : rate * width;
    from += width;
  }
  return Infinity;
}
