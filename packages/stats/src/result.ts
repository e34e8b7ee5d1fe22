/** Why a well-formed question has no numeric answer. */
export type Reason =
  | 'no-events'
  | 'empty-arm'
  | 'separation'
  | 'infinite-hazard'
  | 'singular-information'
  | 'no-convergence'
  | 'no-variation'
  | 'beyond-follow-up'
  | 'too-few-observations'
  | 'undefined-ratio'
  | 'boundary'
  | 'incompatible-assumptions'
  | 'not-stopped'
  | 'too-many-allocations';

/** A result that could not be computed, with the reason. No function of this package returns NaN. */
export interface NotComputed {
  readonly ok: false;
  readonly reason: Reason;
  /** One plain English sentence for a log or a footnote. */
  readonly detail: string;
}

/** Either the frozen result (`ok: true`) or the reason why there is none. */
export type Computed<T> = (T & { readonly ok: true }) | NotComputed;

/**
 * A confidence interval. A limit is `-Infinity` or `Infinity` where the data give no bound on that side;
 * it is never NaN.
 */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  /** Nominal coverage, e.g. 0.95. */
  readonly level: number;
}

/** A test by a statistic that is chi-squared distributed under the hypothesis. */
export interface ChiSquaredTest {
  readonly chiSquared: number;
  readonly df: number;
  readonly p: number;
}

/** Freezes plain objects and arrays all the way down. Typed arrays cannot be frozen and stay as they are. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) {
    return value;
  }
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}

export function notComputed(reason: Reason, detail: string): NotComputed {
  return Object.freeze({ ok: false, reason, detail });
}

export function computed<T extends object>(value: T): T & { readonly ok: true } {
  return deepFreeze({ ...value, ok: true as const });
}
