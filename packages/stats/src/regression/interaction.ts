import { criticalValue, twoSidedNormal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { type Column, checkIndicator } from '../input/columns.ts';
import type { Covariates } from '../input/covariates.ts';
import { checkChoice } from '../input/options.ts';
import { quadratic } from '../linear/matrix.ts';
import { type Computed, computed, type Interval, notComputed } from '../result.ts';
import { logBinomialRegression } from './binomial-links.ts';
import { logisticRegression } from './logistic.ts';
import { negativeBinomialRegression } from './negative-binomial.ts';
import { poissonRegression } from './poisson.ts';
import type { ErrorKind } from './sandwich.ts';

export interface InteractionData {
  readonly y: Column;
  /** 0 or 1. */
  readonly exposure: Column;
  /** 0 or 1. */
  readonly modifier: Column;
  readonly covariates?: Covariates;
  readonly weight?: Column;
  readonly offset?: Column;
  readonly cluster?: Column;
}

export interface InteractionOptions {
  /** Odds ratios, risk ratios or rate ratios; default 'logistic'. */
  readonly model?: 'logistic' | 'log-binomial' | 'poisson' | 'negative-binomial';
  /** Default 'classical'; 'HC0' for risk ratios by 'poisson'. */
  readonly errors?: ErrorKind;
  /** Default 0.95. */
  readonly level?: number;
}

export interface InteractionMeasure extends Interval {
  readonly estimate: number;
  /** Of ratios and of the synergy index: of their logarithm. */
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

export interface Interaction {
  readonly n: number;
  /** Ratios against those with neither: exposure alone, modifier alone, both. */
  readonly exposureAlone: InteractionMeasure;
  readonly modifierAlone: InteractionMeasure;
  readonly both: InteractionMeasure;
  /** Ratio of exposure among those with the modifier. */
  readonly exposureWithModifier: InteractionMeasure;
  /** Multiplicative interaction: that ratio over the ratio without the modifier. 1 where effects multiply. */
  readonly multiplicative: InteractionMeasure;
  /** Additive interaction: RR₁₁ − RR₁₀ − RR₀₁ + 1, the relative excess risk due to interaction. 0 where risks add. */
  readonly relativeExcessRisk: InteractionMeasure;
  /** That excess over RR₁₁. */
  readonly attributableProportion: InteractionMeasure;
  /** Rothman's synergy index (RR₁₁ − 1) / (RR₁₀ + RR₀₁ − 2); not computed where that is not above 0. */
  readonly synergy: Computed<InteractionMeasure>;
}

/**
 * Interaction of two 0/1 factors on both scales from one regression with their product; intervals by the delta method
 * from the coefficients' covariance. Measures of additive interaction suppose factors that raise the risk: recode a
 * preventive one first (Knol et al. 2011). Odds ratios stand for risk ratios where the outcome is rare.
 * Not computed: as the regression. Source: Hosmer & Lemeshow (1992), Epidemiology 3:452–456; Rothman (1986).
 */
export function interaction(data: InteractionData, options: InteractionOptions = {}): Computed<Interaction> {
  const { model = 'logistic', errors = 'classical', level = 0.95 } = options;
  checkChoice('model', model, ['logistic', 'log-binomial', 'poisson', 'negative-binomial']);
  const n = data.y.length;
  checkIndicator('exposure', data.exposure, n);
  checkIndicator('modifier', data.modifier, n);
  for (const name of ['exposure', 'modifier', 'product']) {
    if (data.covariates !== undefined && name in data.covariates) {
      throw new StatsInputError(`covariates.${name}`, 'has the name of another column');
    }
  }
  const { y, exposure, modifier, covariates, ...rest } = data;
  const product = Float64Array.from({ length: n }, (_, row) => exposure[row]! * modifier[row]!);
  const regress = {
    logistic: logisticRegression,
    'log-binomial': logBinomialRegression,
    poisson: poissonRegression,
    'negative-binomial': negativeBinomialRegression,
  }[model];
  const fit = regress(
    { y, covariates: { exposure, modifier, product, ...covariates }, ...rest },
    { errors, level },
  );
  if (!fit.ok) return fit;
  const [b1, b2, b3] = fit.coefficients.slice(1, 4).map((c) => c.estimate) as [number, number, number];
  const covariance = fit.covariance.slice(1, 4).flatMap((row) => row.slice(1, 4));
  const critical = criticalValue(level);
  const measure = (
    value: number,
    slope: readonly [number, number, number],
    back: (value: number) => number,
  ): InteractionMeasure => {
    const standardError = Math.sqrt(quadratic(covariance, slope));
    const z = value / standardError;
    return {
      estimate: back(value),
      standardError,
      z,
      p: twoSidedNormal(z),
      lower: back(value - critical * standardError),
      upper: back(value + critical * standardError),
      level,
    };
  };
  const itself = (value: number): number => value;
  const [one, two, all] = [Math.exp(b1), Math.exp(b2), Math.exp(b1 + b2 + b3)];
  const excess = all - one - two + 1;
  return computed({
    n,
    exposureAlone: measure(b1, [1, 0, 0], Math.exp),
    modifierAlone: measure(b2, [0, 1, 0], Math.exp),
    both: measure(b1 + b2 + b3, [1, 1, 1], Math.exp),
    exposureWithModifier: measure(b1 + b3, [1, 0, 1], Math.exp),
    multiplicative: measure(b3, [0, 0, 1], Math.exp),
    relativeExcessRisk: measure(excess, [all - one, all - two, all], itself),
    attributableProportion: measure(
      excess / all,
      [(two - 1) / all, (one - 1) / all, (one + two - 1) / all],
      itself,
    ),
    synergy: synergy(),
  });

  function synergy(): Computed<InteractionMeasure> {
    const [joint, separate] = [all - 1, one + two - 2];
    // Within rounding of no effect there is nothing to divide by.
    if (Math.min(Math.abs(joint), Math.abs(separate)) < 1e-9 || joint > 0 !== separate > 0) {
      return notComputed('undefined-ratio', 'the factors do not both raise the risk together and apart');
    }
    return computed(
      measure(
        Math.log(joint / separate),
        [all / joint - one / separate, all / joint - two / separate, all / joint],
        Math.exp,
      ),
    );
  }
}
