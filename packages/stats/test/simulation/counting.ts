import { type Random, stream } from '../../src/index.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { Scenario } from './scenario.ts';

/** How many repetitions covered or rejected, and how many had no result. */
export interface Count {
  readonly hits: number;
  readonly lacking: number;
}

/** Runs the repetitions `from` … `to` − 1, each with random numbers of its own. */
export function countOf({ name, run }: Scenario, from: number, to: number): Count {
  const random: Random = stream('simulations').split(name);
  let hits = 0;
  let lacking = 0;
  for (let repetition = from; repetition < to; repetition++) {
    const outcome = run(random.split(repetition));
    if (outcome === undefined) lacking++;
    else if (outcome) hits++;
  }
  return { hits, lacking };
}

export interface Verdict extends Limits {
  readonly scenario: Scenario;
  readonly repetitions: number;
  readonly lacking: number;
  /** Of the repetitions with a result. */
  readonly share: number;
  readonly held: boolean;
}

/** Whether the share lies within its limits, and no more results are lacking than may be. */
export function verdictOf(scenario: Scenario, repetitions: number, { hits, lacking }: Count): Verdict {
  const computed = repetitions - lacking;
  const limits = computed === 0 ? { lower: 0, upper: 0 } : limitsOf(computed, scenario);
  const share = computed === 0 ? Number.NaN : hits / computed;
  const { mayLack = 0 } = scenario;
  const enough =
    mayLack === 0
      ? lacking === 0
      : lacking / repetitions <=
        limitsOf(repetitions, { share: 'rejection', nominal: mayLack, band: 'conservative' }).upper;
  return {
    scenario,
    repetitions,
    lacking,
    share,
    ...limits,
    held: enough && share >= limits.lower && share <= limits.upper,
  };
}
