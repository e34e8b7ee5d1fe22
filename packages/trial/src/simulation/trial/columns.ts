import { allocations, type SealedRandomisation } from '../../randomisation/allocate.ts';
import type { WordSource } from '../../randomisation/draw.ts';
import { between, type Seed, seededWords, uniform } from '../random.ts';
import { assertPlan, type SimulationPlan } from './plan.ts';

/** A simulated trial as columns, one entry a person in the order of randomisation. */
export type TrialColumns = Readonly<{
  /** index into the plan's groups */
  group: Uint8Array;
  /** 0 experimental, 1 control */
  arm: Uint8Array;
  /** whole days from the start of recruitment to randomisation */
  randomisedDay: Int32Array;
  /** whole days from the start of recruitment to release */
  releasedDay: Int32Array;
  /** whole days from release to the event, or to the last day seen */
  time: Int32Array;
  /** 1 where the event was seen */
  event: Uint8Array;
  /** whole days from release to leaving follow-up early; −1 where that never came before the end */
  lostDay: Int32Array;
}>;

/** Empty columns for one trial, to be filled again and again by {@link simulateTrialColumns}. */
export function trialColumns(people: number): TrialColumns {
  return Object.freeze({
    group: new Uint8Array(people),
    arm: new Uint8Array(people),
    randomisedDay: new Int32Array(people),
    releasedDay: new Int32Array(people),
    time: new Int32Array(people),
    event: new Uint8Array(people),
    lostDay: new Int32Array(people),
  });
}

/** The real randomiser under a secret drawn from the seed. */
export function simulatedRandomisation(plan: SimulationPlan, seed: Seed): SealedRandomisation {
  const words = seededWords([...seed, 'secret']);
  const hex = () => words().toString(16).padStart(8, '0');
  return Object.freeze({
    protocolHash: '0'.repeat(64),
    secret: Array.from({ length: 8 }, hex).join(''),
    design: plan.design,
    strata: Object.freeze([...new Set(plan.groups.map((group) => group.stratum))]),
  });
}

function drawGroup(words: WordSource, plan: SimulationPlan, total: number): number {
  let left = uniform(words) * total;
  for (const [index, group] of plan.groups.entries()) {
    left -= group.share;
    if (left < 0) return index;
  }
  return plan.groups.length - 1;
}

/** Whole days until something with exponential waiting time −ln U · scale happens; at least 1. */
const waitingDays = (words: WordSource, scale: number) => Math.ceil(-Math.log(uniform(words)) * scale);

/**
 * Simulates one trial into columns: arms from the trial's own randomiser, event times with proportional
 * hazards S₀(t) = exp(−Λ (t / followUpDays)^shape), rounded up to whole days so that the event falls on
 * day 1 at the earliest and the risk by the end of follow-up is exactly that of the plan. An event on the
 * last day seen counts.
 *
 * @param seed names the trial; equal seeds give equal columns
 * @param into columns of `plan.people` entries that are written over; new ones when left out
 */
export function simulateTrialColumns(
  plan: SimulationPlan,
  seed: Seed,
  into: TrialColumns = trialColumns(plan.people),
  randomisation: SealedRandomisation = simulatedRandomisation(plan, seed),
): TrialColumns {
  assertPlan(plan);
  const words = seededWords([...seed, 'people']);
  const experimental = plan.design.arms[0] as string;
  const lines = new Map(randomisation.strata.map((label) => [label, allocations(randomisation, label)]));
  const cumulative = plan.groups.map((group) => -Math.log1p(-group.controlRisk));
  const shares = plan.groups.reduce((sum, group) => sum + group.share, 0);

  for (let i = 0; i < plan.people; i += 1) {
    const index = drawGroup(words, plan, shares);
    const group = plan.groups[index] as SimulationPlan['groups'][number];
    const arm = lines.get(group.stratum)?.next().value === experimental ? 0 : 1;
    const randomised = Math.floor(((i + uniform(words)) / plan.people) * plan.recruitmentDays);
    const released = randomised + between(words, plan.waitDays[0], plan.waitDays[1]);

    const hazard = (cumulative[index] as number) * (arm === 0 ? group.hazardRatio : 1);
    const event = Math.ceil(plan.followUpDays * (-Math.log(uniform(words)) / hazard) ** (1 / plan.shape));
    const lost = plan.lossPerYear > 0 ? waitingDays(words, 365.25 / plan.lossPerYear) : Infinity;
    const seen = plan.registerDays === null ? plan.followUpDays : Math.max(0, plan.registerDays - released);
    const last = Math.min(plan.followUpDays, seen, lost);

    into.group[i] = index;
    into.arm[i] = arm;
    into.randomisedDay[i] = randomised;
    into.releasedDay[i] = released;
    into.time[i] = Math.min(event, last);
    into.event[i] = event <= last ? 1 : 0;
    into.lostDay[i] = lost < Math.min(plan.followUpDays, seen) ? lost : -1;
  }
  return into;
}
