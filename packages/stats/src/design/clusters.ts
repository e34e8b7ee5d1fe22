import { MOST_NONCENTRALITY, noncentralT } from '../distributions/noncentral-t.ts';
import { t } from '../distributions/t.ts';
import { StatsInputError } from '../error.ts';
import { checkFinite, checkPositive } from '../input/options.ts';
import { type PowerOptions, settings } from './power.ts';

export interface Clustering {
  /** Participants in a cluster; their mean where clusters differ. */
  readonly size: number;
  /** Intracluster correlation: the share of the variance that lies between clusters. */
  readonly icc: number;
  /** Coefficient of variation of the clusters' sizes; default 0. */
  readonly variation?: number;
}

/**
 * How many times as many participants a trial needs when whole clusters are allocated: 1 + ((1 + cv²) size − 1) icc. The
 * power of any other test of this package for n participants in clusters is that for n / designEffect.
 * Sources: Donner, Birkett & Buck (1981); with unequal sizes Eldridge, Ashby & Kerry (2006), Int J Epidemiol 35:1292–1300.
 */
export function designEffect({ size, icc, variation = 0 }: Clustering): number {
  if (!(size >= 1 && size < Infinity))
    throw new StatsInputError('size', `${size} is not a finite number from 1`);
  if (!(icc >= 0 && icc <= 1)) throw new StatsInputError('icc', `${icc} is not between 0 and 1`);
  if (!(variation >= 0 && variation < Infinity)) {
    throw new StatsInputError('variation', `${variation} is not a finite number from 0`);
  }
  return 1 + ((1 + variation * variation) * size - 1) * icc;
}

/**
 * Power of the t test of two arms' means when clusters are allocated, by the means of clusters; both tails counted.
 * `clusters` is their number in the first arm, `ratio` that in the second for each, `sd` the deviation of participants.
 * A risk difference is tested so too, with sd √(p (1 − p)).
 * Source: Donner & Klar (2000), chapter 5; Murray (1998).
 */
export function powerOfClusters(
  {
    clusters,
    difference,
    sd,
    ...clustering
  }: Clustering & { readonly clusters: number; readonly difference: number; readonly sd: number },
  options: PowerOptions = {},
): number {
  const { alpha, ratio } = settings(options);
  checkPositive('clusters', clusters);
  checkFinite('difference', difference);
  checkPositive('sd', sd);
  const df = clusters * (1 + ratio) - 2;
  if (!(df > 0)) throw new StatsInputError('clusters', `${clusters} leaves no degrees of freedom`);
  const variance = (sd * sd * designEffect(clustering)) / (clustering.size * clusters);
  return powerOfT(difference / Math.sqrt(variance * (1 + 1 / ratio)), df, alpha);
}

/**
 * Power of the t test of two means when only one arm is clustered, as where mentors each have several participants and the
 * control arm has none: unequal variances with Satterthwaite's degrees of freedom; both tails counted. `clusters` is the
 * number of clusters in the treated arm, `controls` the number of participants in the other.
 * Source: Roberts & Roberts (2005), Clin Trials 2:152–162; Moerbeek & Wong (2008), Stat Med 27:2850–2864.
 */
export function powerOfPartialClusters(
  {
    clusters,
    controls,
    difference,
    sd,
    ...clustering
  }: Clustering & {
    readonly clusters: number;
    readonly controls: number;
    readonly difference: number;
    readonly sd: number;
  },
  options: { readonly alpha?: number } = {},
): number {
  const { alpha } = settings(options);
  checkFinite('difference', difference);
  checkPositive('sd', sd);
  for (const [name, value] of Object.entries({ clusters, controls })) {
    if (!(value > 1 && value < Infinity))
      throw new StatsInputError(name, `${value} is not a finite number above 1`);
  }
  const treated = (sd * sd * designEffect(clustering)) / (clustering.size * clusters);
  const control = (sd * sd) / controls;
  const df = (treated + control) ** 2 / (treated ** 2 / (clusters - 1) + control ** 2 / (controls - 1));
  return powerOfT(difference / Math.sqrt(treated + control), df, alpha);
}

function powerOfT(whole: number, df: number, alpha: number): number {
  // Power no longer rises with a shift beyond what the distribution can be asked for.
  const shift = Math.max(-MOST_NONCENTRALITY, Math.min(MOST_NONCENTRALITY, whole));
  const critical = t.upperQuantile(alpha / 2, df);
  return Math.min(1, noncentralT.upper(critical, df, shift) + noncentralT.lower(-critical, df, shift));
}
