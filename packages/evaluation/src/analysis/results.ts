import type { Analysis, LossReason, Protocol, Text } from '@primus-motor/trial';

export const resultsFormat = 'primus-motor/results/1';

/** Everything that an evaluation found, as plain JSON: no class, no typed array, no infinity. Frozen. */
export interface Results {
  readonly format: typeof resultsFormat;
  readonly software: { readonly name: 'Primus Motor'; readonly version: string };
  readonly protocol: ProtocolRecord;
  readonly data: { readonly sha256: string; readonly rows: number };
  /** Whether the arms are coded: then nobody can read from the results which one had the programme. */
  readonly blinded: boolean;
  /** Nominal coverage of every interval; tests are two-sided at one minus this. */
  readonly level: number;
  /** Effects are the first arm minus, or over, the second. Unblinded, the first is the experimental arm. */
  readonly arms: readonly [ArmRecord, ArmRecord];
  readonly flow: readonly [ArmFlow, ArmFlow];
  readonly baseline: readonly BaselineVariable[];
  readonly survival: readonly [ArmSurvival, ArmSurvival];
  /** The primary analysis first, then the secondary ones in the protocol's order. */
  readonly analyses: readonly AnalysisResult[];
  readonly subgroup: SubgroupResult | null;
}

/** What the report must be able to say of the plan without having it at hand. */
export interface ProtocolRecord {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly sha256: string;
  readonly source: Text | null;
  /** Null where the plan was written before the data were seen; otherwise why it was not. */
  readonly writtenAfter: Text | null;
  readonly origin: Text;
  readonly followUp: Protocol['followUp'];
  readonly outcome: Pick<Protocol['outcome'], 'name' | 'event' | 'eventFree'>;
  readonly estimand: Protocol['estimand'];
  readonly benefit: Protocol['analysis']['benefit'];
  /** How the arms were allocated, where the protocol says it in words. */
  readonly allocation: Text | null;
}

export interface ArmRecord {
  readonly code: string;
  readonly label: Text;
  /** Null while the arms are coded. */
  readonly role: 'experimental' | 'control' | null;
}

/** What became of the participants of one arm. */
export interface ArmFlow {
  readonly randomised: number;
  /** Had the event within follow-up. */
  readonly events: number;
  /** Followed to the end without it. */
  readonly followedToEnd: number;
  /** Last seen without the event before the end of follow-up. */
  readonly followedInPart: number;
  /** No time and no event in the data. */
  readonly outcomeUnknown: number;
  /**
   * Of those followed to the end or with the event, how many the data follow beyond the protocol's end, and how many of
   * them had the event then, which no analysis counts; absent where nobody is.
   */
  readonly afterEnd?: { readonly n: number; readonly events: number };
  /** Why those of the two last counts were not followed to the end, every reason; absent where the data do not say. */
  readonly lost?: readonly { readonly reason: LossReason; readonly n: number }[];
}

export interface BaselineVariable {
  readonly name: string;
  readonly label: Text;
  readonly unit: Text | null;
  readonly missing: readonly [number, number];
  readonly content: BaselineContent;
}

export type BaselineContent =
  | {
      readonly type: 'continuous';
      readonly arms: readonly [MeanAndSpread | null, MeanAndSpread | null];
      /** Difference of means over the pooled standard deviation; null where it cannot be computed. */
      readonly standardisedDifference: number | null;
    }
  | { readonly type: 'coded'; readonly categories: readonly BaselineCategory[] };

export interface MeanAndSpread {
  readonly n: number;
  readonly mean: number;
  /** Null with fewer than two values. */
  readonly standardDeviation: number | null;
}

export interface BaselineCategory {
  readonly value: string;
  readonly label: Text;
  readonly count: readonly [number, number];
  /** Of those with a value. */
  readonly share: readonly [number | null, number | null];
  readonly standardisedDifference: number | null;
}

/** Kaplan–Meier estimate of one arm. Limits in `curve` and `shown` are of the log-log interval. */
export interface ArmSurvival {
  readonly n: number;
  readonly events: number;
  /** Longest time of anybody in the arm; the curve says nothing after it. */
  readonly followedTo: number;
  readonly curve: SurvivalColumns;
  readonly shown: readonly SurvivalPoint[];
  /** At the end of follow-up. */
  readonly atEnd: SurvivalPoint;
  /** First time at which survival is at or below one half; null where it is never reached. */
  readonly median: {
    readonly time: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  };
}

/** One entry for each time with an event, ascending. */
export interface SurvivalColumns {
  readonly time: readonly number[];
  readonly atRisk: readonly number[];
  readonly event: readonly number[];
  readonly survival: readonly number[];
  readonly standardError: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

export interface SurvivalPoint {
  readonly time: number;
  /** Still followed just before the time. */
  readonly atRisk: number;
  /** Nobody was followed this long: the last estimate is repeated, and nothing is known here. */
  readonly beyondFollowUp: boolean;
  readonly survival: number;
  /** Greenwood. */
  readonly standardError: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The interval on the log scale, beside the log-log one, for comparison with other programs. */
  readonly logScale: { readonly lower: number | null; readonly upper: number | null };
}

export type Measure = 'risk-difference' | 'risk-ratio' | 'odds-ratio' | 'hazard-ratio' | 'rmst-difference';

/** An estimate with its interval. A limit is null where the data give no bound on that side. */
export interface Effect {
  readonly measure: Measure;
  /** Null where it is infinite: a ratio over nothing. */
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly noEffect: 0 | 1;
}

export interface Test {
  readonly p: number;
  /** Null for an exact test. */
  readonly chiSquared: number | null;
  readonly df: number | null;
}

export interface TwoByTwo {
  readonly first: { readonly events: number; readonly n: number };
  readonly second: { readonly events: number; readonly n: number };
}

/** Why a number is missing. `detail` is one plain English sentence. */
export interface Absent {
  readonly ok: false;
  readonly reason: string;
  readonly detail: string;
}

interface Identity {
  /** The method, numbered where a plan has it more than once: `cox`, `cox-2`. */
  readonly id: string;
  readonly role: 'primary' | 'secondary';
  /** As the protocol has it. */
  readonly plan: Analysis;
}

export type AnalysisResult = Identity & (Absent | (Found & { readonly ok: true }));

interface Found {
  readonly effect: Effect;
  /** Null for methods that give an interval only. */
  readonly test: Test | null;
  readonly numbers: Numbers;
}

/** What belongs to one method alone. */
export type Numbers =
  | ({ readonly method: 'risk-difference' } & RiskNumbers)
  | ({ readonly method: 'risk-ratio' } & RiskNumbers)
  | ({ readonly method: 'fisher'; readonly midP: number } & RiskNumbers)
  | LogRankNumbers
  | CoxNumbers
  | RmstNumbers;

/** What the risks at the end of follow-up are read from: plain counts, or the curves where some are followed in part. */
export type RiskBasis = 'counts' | 'survival';

export interface RiskNumbers {
  readonly table: TwoByTwo;
  /** Participants who are not in the table. */
  readonly leftOut: number;
  readonly basis: RiskBasis;
}

export interface LogRankNumbers {
  readonly method: 'log-rank';
  readonly observed: readonly [number, number];
  readonly expected: readonly [number, number];
  /** Of observed minus expected in either arm. */
  readonly variance: number;
}

export interface CoxModel {
  readonly n: number;
  readonly events: number;
  readonly coefficients: readonly Coefficient[];
  readonly covariance: readonly (readonly number[])[];
  readonly logLikelihoodNull: number;
  readonly logLikelihood: number;
  readonly likelihoodRatio: Test;
  readonly wald: Test;
  readonly score: Test;
}

/** One coefficient on the log hazard scale, with its hazard ratio. The arm's is named `arm`. */
export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  readonly hazardRatio: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface CoxNumbers {
  readonly method: 'cox';
  readonly model: CoxModel;
  /** The arm alone, where the plan adjusts; on the same participants. */
  readonly armOnly: CoxModel | Absent | null;
  /** Participants left out since a covariate is missing. */
  readonly leftOut: number;
}

export interface RmstNumbers {
  readonly method: 'rmst';
  readonly tau: number;
  readonly arms: readonly [RmstArm, RmstArm];
  readonly differenceStandardError: number;
}

export interface RmstArm {
  readonly n: number;
  readonly mean: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

/** The one prespecified subgroup question. The interaction test is the answer; the parts are its picture. */
export interface SubgroupResult {
  readonly variable: string;
  readonly label: Text;
  /** The scale of the prespecified interaction test. */
  readonly scale: 'risk-difference' | 'hazard-ratio';
  readonly parts: readonly SubgroupPart[];
  readonly interaction: {
    readonly 'risk-difference': Interaction | Absent;
    readonly 'hazard-ratio': Interaction | Absent;
  };
  /** Participants without the variable. */
  readonly leftOut: number;
}

export interface SubgroupPart {
  readonly code: string;
  readonly label: Text;
  readonly table: TwoByTwo;
  readonly riskDifference: Effect | Absent;
  readonly hazardRatio: Effect | Absent;
}

/** Whether the effect differs between the parts. */
export interface Interaction {
  readonly test: Test;
  /**
   * With two parts: the second part's effect minus, or over, the first part's. Null with more parts, where no
   * single number says it.
   */
  readonly contrast: {
    readonly estimate: number;
    readonly lower: number | null;
    readonly upper: number | null;
  } | null;
}

/** Whether something was computed. */
export function isAbsent(value: object): value is Absent {
  return 'ok' in value && value.ok === false;
}
