import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkChoice } from '../input/options.ts';
import type { Computed, NotComputed } from '../result.ts';
import {
  type FamilyTerms,
  fitGeneralised,
  fitRatios,
  type GeneralisedData,
  type GeneralisedFit,
  type GeneralisedOptions,
  type Information,
} from './generalised.ts';
import { maximiseInside } from './inside.ts';
import { COMPLEMENTARY_LOG_LOG, IDENTITY, LOG, linkLikelihood, PROBIT, type RowModel } from './link.ts';
import { entropy, outcomeBetween } from './logistic.ts';
import type { WaldCoefficient } from './wald.ts';

export interface LinkOptions extends Omit<GeneralisedOptions, 'intercept'> {
  /** What standard errors, robust ones too, take the curvature from: 'expected' (default; R's glm) or 'observed' (Stata). */
  readonly information?: Information;
}

/**
 * Log-binomial regression: `ratio` of a coefficient is a risk ratio (Wacholder 1986). The outcome is 0/1, or a share
 * with `weight` trials behind it; an intercept is always fitted. Fitted risks are held below 1.
 * Not computed: 'boundary' where the likelihood is largest with a fitted risk of 1 (there `poissonRegression` with
 * 'HC0' errors, or `marginalEffect`, still gives risk ratios); 'separation'; an outcome without variation.
 */
export function logBinomialRegression(
  data: GeneralisedData,
  options: LinkOptions = {},
): Computed<GeneralisedFit> {
  const prepared = prepare(LOG, data, options, (mean, offset) =>
    Math.min(Math.log(mean), -0.01 - (offset?.reduce((a, b) => Math.max(a, b), -Infinity) ?? -Infinity)),
  );
  return 'ok' in prepared ? prepared : fitRatios(prepared, data, options);
}

/**
 * Binomial regression with identity link: coefficients are risk differences (Wacholder 1986). As
 * `logBinomialRegression`, with fitted risks held between 0 and 1, and without offset. Where it ends at the
 * 'boundary', `linearRegression` with 'HC3' errors still gives risk differences.
 */
export function identityBinomialRegression(
  data: Omit<GeneralisedData, 'offset'>,
  options: LinkOptions = {},
): Computed<GeneralisedFit<WaldCoefficient>> {
  if ('offset' in data) throw new StatsInputError('offset', 'has no meaning with the identity link');
  const prepared = prepare(IDENTITY, data, options, (mean) => mean);
  return 'ok' in prepared ? prepared : fitGeneralised(prepared, data, options);
}

/** Probit regression of a 0/1 outcome (or a share with `weight` trials). Not computed: separation, no variation. */
export function probitRegression(
  data: GeneralisedData,
  options: LinkOptions = {},
): Computed<GeneralisedFit<WaldCoefficient>> {
  const prepared = prepare(PROBIT, data, options, (mean) => normal.quantile(mean));
  return 'ok' in prepared ? prepared : fitGeneralised(prepared, data, options);
}

/**
 * Binomial regression with complementary log-log link: `ratio` is a hazard ratio of events seen only as having
 * happened within an interval, with the logarithm of its length as `offset` (Prentice & Gloeckler 1978).
 * Not computed: separation, no variation.
 */
export function complementaryLogLogRegression(
  data: GeneralisedData,
  options: LinkOptions = {},
): Computed<GeneralisedFit> {
  const prepared = prepare(COMPLEMENTARY_LOG_LOG, data, options, (mean) => Math.log(-Math.log1p(-mean)));
  return 'ok' in prepared ? prepared : fitRatios(prepared, data, options);
}

function prepare(
  model: RowModel,
  data: GeneralisedData,
  { information = 'expected' }: LinkOptions,
  start: FamilyTerms['start'],
): FamilyTerms | NotComputed {
  checkChoice('information', information, ['expected', 'observed']);
  const constant = outcomeBetween(data.y);
  if (constant !== undefined) return constant;
  return {
    likelihood: linkLikelihood(model),
    start,
    saturated: (y) => entropy(y) + entropy(1 - y),
    information,
    ...((model === LOG || model === IDENTITY) && { maximise: maximiseInside(model) }),
  };
}
