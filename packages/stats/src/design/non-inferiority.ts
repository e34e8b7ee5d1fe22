import { normal } from '../distributions/normal.ts';
import { StatsInputError } from '../error.ts';
import { checkAlpha, checkPositive } from '../input/options.ts';
import { constrainedRisks } from '../tables/score-difference.ts';

/**
 * Power of Farrington and Manning's test of a risk difference by a margin: the test of `farringtonManning` with the
 * alternative towards the true risks. `n` is the size of the control arm; `margin` is the difference (treated less control)
 * under the hypothesis, positive where the event is unwanted and a little more of it would do; 0 makes it a test of
 * superiority. One-sided `alpha` 0.025 and `ratio` treated for each in control (1) unless given.
 * Source: Farrington & Manning (1990), Stat Med 9:1447–1454, equation 4 with the restricted maximum likelihood estimate.
 */
export function powerOfNonInferiority(
  {
    n,
    control,
    treated,
    margin,
  }: { readonly n: number; readonly control: number; readonly treated: number; readonly margin: number },
  { alpha = 0.025, ratio = 1 }: { readonly alpha?: number; readonly ratio?: number } = {},
): number {
  checkAlpha(alpha);
  checkPositive('ratio', ratio);
  checkPositive('n', n);
  for (const [name, p] of Object.entries({ control, treated })) {
    if (!(p > 0 && p < 1)) throw new StatsInputError(name, `${p} is not between 0 and 1`);
  }
  if (!(margin > -1 && margin < 1)) throw new StatsInputError('margin', `${margin} is not between -1 and 1`);
  const expected = {
    treated: { events: n * ratio * treated, n: n * ratio },
    control: { events: n * control, n },
  };
  const at = constrainedRisks(expected, margin);
  const error = (p1: number, p0: number): number =>
    Math.sqrt((p1 * (1 - p1)) / (n * ratio) + (p0 * (1 - p0)) / n);
  const gap = Math.abs(treated - control - margin);
  const under = error(at.treated, at.control);
  return normal.lower((gap - normal.upperQuantile(alpha) * under) / error(treated, control));
}
