import type { StratumFactor } from '../protocol/protocol.ts';

/** The label of a study without strata. */
export const SINGLE_STRATUM = 'all';

/** What a person lacks to be placed in a stratum, or has that no level covers. */
export class StratumError extends Error {
  readonly fact: string;
  readonly value: string | null;
  constructor(fact: string, value: string | null) {
    super(value === null ? `${fact} is not known` : `${fact} has no level "${value}"`);
    this.name = 'StratumError';
    this.fact = fact;
    this.value = value;
  }
}

/**
 * The stratum of a person: `area=west;riskBand=high`, factors in the protocol's order.
 * @throws {StratumError} when a factor is unknown or outside its levels
 */
export function stratumOf(
  factors: readonly StratumFactor[],
  facts: Readonly<Record<string, unknown>>,
): string {
  if (factors.length === 0) return SINGLE_STRATUM;
  return factors
    .map((factor) => {
      const value = facts[factor.fact];
      if (typeof value !== 'string') throw new StratumError(factor.fact, null);
      if (!factor.levels.some((level) => level.code === value)) throw new StratumError(factor.fact, value);
      return `${factor.fact}=${value}`;
    })
    .join(';');
}

/** Every stratum the factors can give, the last factor changing fastest. */
export function allStrata(factors: readonly StratumFactor[]): string[] {
  let labels = [''];
  for (const factor of factors)
    labels = labels.flatMap((label) =>
      factor.levels.map((level) => `${label}${label === '' ? '' : ';'}${factor.fact}=${level.code}`),
    );
  return factors.length === 0 ? [SINGLE_STRATUM] : labels;
}
