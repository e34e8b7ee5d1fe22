import type { Random } from '../../../src/index.ts';
import { arms } from '../draws.ts';

/** Causes 1 and 2 with constant hazards, censored; a two-valued covariate that multiplies cause 1's subdistribution. */
export function causes(random: Random, n: number, ratio: number) {
  const group = arms(n);
  const time = new Float64Array(n);
  const cause = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    // Fine & Gray (1999), section 5: P(cause 1 by t) = 1 − (1 − 0.5 (1 − exp(−t)))^ratio.
    const power = group[row] === 1 ? ratio : 1;
    const first = 1 - 0.5 ** power;
    const u = random.uniform();
    const isFirst = u < first;
    const own = isFirst ? -Math.log(1 - (1 - (1 - u) ** (1 / power)) / 0.5) : random.exponential(1);
    const end = 0.5 + 2.5 * random.uniform();
    time[row] = Math.min(own, end);
    cause[row] = own <= end ? (isFirst ? 1 : 2) : 0;
  }
  return { time, cause, group };
}
