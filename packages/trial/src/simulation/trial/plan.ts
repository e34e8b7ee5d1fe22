import type { BlockDesign } from '../../randomisation/block.ts';

/** A kind of people in a simulated trial: how many, how likely to have the event, how much the programme helps. */
export type SimulatedGroup = Readonly<{
  /** the stratum they are randomised in */
  stratum: string;
  /** relative share of the people */
  share: number;
  /** probability of the event by the end of follow-up in the control arm, in (0, 1) */
  controlRisk: number;
  /** hazard of the experimental arm over that of the control arm, the same on every day */
  hazardRatio: number;
}>;

/** Everything that decides a simulated trial but the seed. Durations are whole days. */
export type SimulationPlan = Readonly<{
  people: number;
  /** the experimental arm is the first of the design's arms, the control arm the second */
  design: BlockDesign;
  groups: readonly SimulatedGroup[];
  /** of the Weibull hazard: 1 is constant, below 1 is highest just after release */
  shape: number;
  followUpDays: number;
  /** people are randomised evenly over this time */
  recruitmentDays: number;
  /** from randomisation to release, uniform between the two */
  waitDays: readonly [least: number, most: number];
  /** yearly rate of leaving follow-up early */
  lossPerYear: number;
  /** from the start of recruitment to the last day the register can show; null: late enough for all */
  registerDays: number | null;
}>;

/** @throws {RangeError} when a plan cannot be simulated */
export function assertPlan(plan: SimulationPlan): void {
  const fail = (what: string) => {
    throw new RangeError(`simulation plan: ${what}`);
  };
  if (!Number.isInteger(plan.people) || plan.people < 1) fail('people must be a whole number above 0');
  if (plan.design.arms.length !== 2) fail('there must be two arms');
  if (plan.groups.length < 1 || plan.groups.length > 255) fail('there must be 1 to 255 groups');
  for (const group of plan.groups) {
    if (!(group.share > 0)) fail('every share must be above 0');
    if (!(group.controlRisk > 0 && group.controlRisk < 1)) fail('every risk must lie between 0 and 1');
    if (!(group.hazardRatio > 0)) fail('every hazard ratio must be above 0');
  }
  if (!(plan.shape > 0)) fail('the shape must be above 0');
  if (!(plan.followUpDays >= 1)) fail('follow-up must last a day or more');
  if (!(plan.lossPerYear >= 0)) fail('the rate of loss must not be negative');
  if (plan.waitDays[0] > plan.waitDays[1]) fail('the wait must not end before it begins');
}

/** The true risk of the event by the end of follow-up, by arm; difference is experimental minus control. */
export type TrueRisk = Readonly<{ experimental: number; control: number; difference: number }>;

function riskOf(group: SimulatedGroup): TrueRisk {
  const experimental = 1 - (1 - group.controlRisk) ** group.hazardRatio;
  return Object.freeze({
    experimental,
    control: group.controlRisk,
    difference: experimental - group.controlRisk,
  });
}

/** What a simulated trial would find without chance: in each group, and over all in their shares. */
export function trueRisks(
  plan: SimulationPlan,
): Readonly<{ groups: readonly TrueRisk[]; overall: TrueRisk }> {
  assertPlan(plan);
  const groups = plan.groups.map(riskOf);
  const shares = plan.groups.reduce((sum, group) => sum + group.share, 0);
  const mean = (value: (risk: TrueRisk) => number) =>
    groups.reduce((sum, risk, i) => sum + value(risk) * (plan.groups[i] as SimulatedGroup).share, 0) / shares;
  const experimental = mean((risk) => risk.experimental);
  const control = mean((risk) => risk.control);
  return Object.freeze({
    groups: Object.freeze(groups),
    overall: Object.freeze({ experimental, control, difference: experimental - control }),
  });
}
