import { StatsInputError } from '../error.ts';
import { type Column, checkColumn, checkNotEmpty } from '../input/columns.ts';
import { checkPositive } from '../input/options.ts';
import { deepFreeze } from '../result.ts';
import { constrainedRisks } from '../tables/score-difference.ts';
import { type EProcess, eProcess } from './e-process.ts';

/** Two arms' outcomes in blocks, in the order in which blocks were completed. */
export interface BlockData {
  /** People with the event among those of the block, and their number. */
  readonly treatedEvents: Column;
  readonly treated: Column;
  readonly controlEvents: Column;
  readonly control: Column;
}

export interface SafeProportionsOptions {
  /** Beta(prior, prior) for each arm's risk, from which the first alternatives come; default 0.18. */
  readonly prior?: number;
  /** Risk difference under the hypothesis (treated less control); default 0. */
  readonly difference?: number;
  /** Rejection at e ≥ 1 / alpha; default 0.05. */
  readonly alpha?: number;
}

export interface SafeProportions extends EProcess {
  /** Alternative risks after the last block: posterior means. */
  readonly treatedRisk: number;
  readonly controlRisk: number;
}

/**
 * E-values of a 2 × 2 table that grows by blocks: each block's likelihood under the risks learnt from the blocks before
 * it, over that under the risks nearest to them (in Kullback–Leibler distance) that obey the hypothesis. A block's sizes
 * must be fixed before its outcomes. With one person per arm and block, one may stop after any pair.
 * Source: Turner, Ly & Grünwald (2024), J Stat Plan Inference 230:106116; Turner & Grünwald (2023), Stat Probab Lett 198:109835.
 */
export function safeProportions(data: BlockData, options: SafeProportionsOptions = {}): SafeProportions {
  const { prior = 0.18, difference = 0, alpha = 0.05 } = options;
  checkPositive('prior', prior);
  if (!(difference > -1 && difference < 1)) {
    throw new StatsInputError('difference', `${difference} is not between -1 and 1`);
  }
  checkBlocks(data);
  const blocks = data.treated.length;
  const logE = new Float64Array(blocks);
  const learnt = { treatedEvents: prior, treated: 2 * prior, controlEvents: prior, control: 2 * prior };
  let sum = 0;
  for (let block = 0; block < blocks; block++) {
    const treated = { events: data.treatedEvents[block]!, n: data.treated[block]! };
    const control = { events: data.controlEvents[block]!, n: data.control[block]! };
    const p1 = learnt.treatedEvents / learnt.treated;
    const p0 = learnt.controlEvents / learnt.control;
    const expected = {
      treated: { events: treated.n * p1, n: treated.n },
      control: { events: control.n * p0, n: control.n },
    };
    const nearest = constrainedRisks(expected, difference);
    sum += logRatio(treated, p1, nearest.treated) + logRatio(control, p0, nearest.control);
    logE[block] = sum;
    learnt.treatedEvents += treated.events;
    learnt.treated += treated.n;
    learnt.controlEvents += control.events;
    learnt.control += control.n;
  }
  return deepFreeze({
    ...eProcess(logE, alpha),
    treatedRisk: learnt.treatedEvents / learnt.treated,
    controlRisk: learnt.controlEvents / learnt.control,
  });
}

/** Logarithm of the binomial likelihood ratio of two risks. */
function logRatio(
  { events, n }: { readonly events: number; readonly n: number },
  p: number,
  q: number,
): number {
  const part = (count: number, a: number, b: number): number => (count === 0 ? 0 : count * Math.log(a / b));
  return part(events, p, q) + part(n - events, 1 - p, 1 - q);
}

function checkBlocks(data: BlockData): void {
  checkNotEmpty('treated', data.treated);
  const blocks = data.treated.length;
  for (const arm of ['treated', 'control'] as const) {
    const eventsOf = `${arm}Events` as const;
    checkColumn(arm, data[arm], blocks);
    checkColumn(eventsOf, data[eventsOf], blocks);
    for (let block = 0; block < blocks; block++) {
      for (const [name, least] of [
        [arm, 1],
        [eventsOf, 0],
      ] as const) {
        const count = data[name][block]!;
        if (!Number.isSafeInteger(count) || count < least) {
          throw new StatsInputError(name, `is ${count}, not a whole number of at least ${least}`, block);
        }
      }
      if (data[eventsOf][block]! > data[arm][block]!) {
        throw new StatsInputError(
          eventsOf,
          `${data[eventsOf][block]} is more than ${data[arm][block]}`,
          block,
        );
      }
    }
  }
}
