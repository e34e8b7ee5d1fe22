/** Scale on which a survival probability's interval is symmetric. */
export type SurvivalInterval = 'log' | 'log-log' | 'plain' | 'arcsin' | 'logit';

export const SURVIVAL_INTERVALS: readonly SurvivalInterval[] = ['log', 'log-log', 'plain', 'arcsin', 'logit'];

/**
 * Pointwise confidence limits of a survival probability, cut to [0, 1].
 * @param survival strictly between 0 and 1
 * @param relativeError standard error divided by `survival`: the root of Greenwood's sum
 * @param z multiplier, e.g. 1.96
 * Sources: Kalbfleisch & Prentice (1980) for log-log; Link (1984) for log; Nair (1984) for arcsin.
 */
export function survivalLimits(
  kind: SurvivalInterval,
  survival: number,
  relativeError: number,
  z: number,
): readonly [lower: number, upper: number] {
  const reach = z * relativeError;
  switch (kind) {
    case 'plain':
      return [Math.max(0, survival * (1 - reach)), Math.min(1, survival * (1 + reach))];
    case 'log':
      return [survival * Math.exp(-reach), Math.min(1, survival * Math.exp(reach))];
    case 'log-log': {
      const hazard = -Math.log(survival);
      const spread = reach / hazard;
      return [Math.exp(-hazard * Math.exp(spread)), Math.exp(-hazard * Math.exp(-spread))];
    }
    case 'logit': {
      const odds = survival / (1 - survival);
      const spread = Math.exp(reach / (1 - survival));
      return [1 / (1 + spread / odds), 1 / (1 + 1 / (odds * spread))];
    }
    case 'arcsin': {
      const angle = Math.asin(Math.sqrt(survival));
      const spread = 0.5 * reach * Math.sqrt(survival / (1 - survival));
      return [
        Math.sin(Math.max(0, angle - spread)) ** 2,
        Math.sin(Math.min(Math.PI / 2, angle + spread)) ** 2,
      ];
    }
  }
}
