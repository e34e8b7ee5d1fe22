import { describe, expect, expectTypeOf, it } from 'vitest';
import * as stats from '../src/index.ts';

type Called = (...given: never) => unknown;

/**
 * Whether a function is called as `f()`, `f(data)` or `f(data, options)`, with options of which none must be given.
 * What an object without fields can stand for is nothing but options: no column, number or function.
 */
type InShape<F extends Called> =
  Parameters<F> extends readonly [] | readonly [unknown]
    ? true
    : Parameters<F> extends readonly [unknown, unknown?]
      ? Record<never, never> extends NonNullable<Parameters<F>[1]>
        ? true
        : false
      : false;

type Functions<Exports> = {
  [Name in keyof Exports as Exports[Name] extends Called ? Name : never]: Exports[Name];
};
type OfOtherShape<Exports> = {
  [Name in keyof Functions<Exports>]: Functions<Exports>[Name] extends Called
    ? InShape<Functions<Exports>[Name]> extends true
      ? never
      : Name
    : never;
}[keyof Functions<Exports>];

const RANDOM = 'random numbers are handed in, so that nothing is drawn unseen';
const PRESPECIFIED = 'what is prespecified has no default';
const FIT = 'what reads a fit takes it after the data or people, and options third';
const PLACES = 'where a curve is read, or rows are cut or taken, has no default';
const SEARCH = 'the ends of a search have no default';

/** The functions of another shape, all of them and no others, or this does not compile. */
const reasons: Readonly<Record<OfOtherShape<typeof stats>, string>> = {
  bootstrap: RANDOM,
  complianceBoundsBootstrap: RANDOM,
  complierEffectBootstrap: RANDOM,
  deltaAdjustedHazard: RANDOM,
  deltaAdjustedRisk: RANDOM,
  imputeCensored: RANDOM,
  logRankPermutation: RANDOM,
  marginalEffectBootstrap: RANDOM,
  multipleImputation: RANDOM,
  powerOfRestrictedMean: RANDOM,
  simulatedPower: RANDOM,
  adjustedRestrictedMean: PRESPECIFIED,
  confidenceSequence: PRESPECIFIED,
  pseudoRestrictedMean: PRESPECIFIED,
  restrictedMean: PRESPECIFIED,
  safeLogRank: PRESPECIFIED,
  safeLogRankFromZ: PRESPECIFIED,
  aftPredictor: FIT,
  aftResiduals: FIT,
  coxPredictor: FIT,
  coxResiduals: FIT,
  coxSurvival: FIT,
  proportionalityTest: FIT,
  aftSurvival: PLACES,
  meanCountAt: PLACES,
  splitAtTimes: PLACES,
  splitCoxData: PLACES,
  survivalAt: PLACES,
  survivalQuantile: PLACES,
  takeRows: PLACES,
  smallestDetectable: SEARCH,
  tippingPoint: SEARCH,
};

describe('one call shape', () => {
  it('needs more than its data only where a reason says so', () => {
    const needy = Object.entries<unknown>(stats)
      .filter(
        ([name, value]) => typeof value === 'function' && value.length > 1 && name !== 'StatsInputError',
      )
      .map(([name]) => name);
    expect(needy.toSorted()).toEqual(Object.keys(reasons).toSorted());
  });

  it('is told from others by the compiler', () => {
    expectTypeOf<InShape<typeof stats.logRank>>().toEqualTypeOf<true>();
    expectTypeOf<InShape<typeof stats.moments>>().toEqualTypeOf<true>();
    expectTypeOf<InShape<(data: object, level?: number) => void>>().toEqualTypeOf<false>();
    expectTypeOf<InShape<(data: object, rows?: readonly number[]) => void>>().toEqualTypeOf<false>();
    expectTypeOf<InShape<(data: object, options: { readonly tau: number }) => void>>().toEqualTypeOf<false>();
    expectTypeOf<InShape<(x: number, n: number, options?: object) => void>>().toEqualTypeOf<false>();
    expectTypeOf<
      OfOtherShape<{ readonly good: (data: object) => void; readonly odd: (x: number, n: number) => void }>
    >().toEqualTypeOf<'odd'>();
  });
});
