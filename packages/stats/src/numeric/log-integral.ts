/** Terms this far below the largest (in logarithms) add nothing. */
const NEGLIGIBLE = -42;

/**
 * log ∫ exp(g(w)) dw over the whole line for a smooth function with one peak and fast falling tails, by the trapezoidal
 * rule, which converges exponentially for such integrands (Trefethen & Weideman 2014). The step is halved until the
 * result stands still.
 * @param g logarithm of the integrand
 * @param start where the search for the peak begins
 */
export function logIntegral(g: (w: number) => number, start: number): number {
  const peak = climb(g, start);
  const top = g(peak);
  if (top === -Infinity) return -Infinity;
  let step = halfWidth(g, peak, top) / 2;
  let previous = trapezoid(g, peak, top, step);
  for (let halving = 0; halving < 6; halving++) {
    step /= 2;
    const value = trapezoid(g, peak, top, step);
    if (Math.abs(value - previous) < 1e-14) return top + value;
    previous = value;
  }
  return top + previous;
}

/** Uphill by steps that grow while they succeed and shrink when they fail, to well within the narrowest of peaks. */
function climb(g: (w: number) => number, start: number): number {
  let at = start;
  let value = g(at);
  let step = 0.5;
  while (Math.abs(step) > 1e-8) {
    const next = g(at + step);
    if (next > value) {
      at += step;
      value = next;
      step *= 1.5;
    } else {
      step *= -0.4;
    }
  }
  return at;
}

/** Distance from the peak at which the integrand has fallen by a factor e², the smaller of both sides. */
function halfWidth(g: (w: number) => number, peak: number, top: number): number {
  let width = 1;
  const low = (w: number): boolean => g(peak + w) < top - 2 || g(peak - w) < top - 2;
  while (low(width) && width > 1e-9) width /= 1.5;
  while (!low(width) && width < 1e6) width *= 1.2;
  return width;
}

/** log of (step × Σ exp(g − top)). */
function trapezoid(g: (w: number) => number, peak: number, top: number, step: number): number {
  let sum = 1;
  for (const direction of [1, -1]) {
    for (let k = 1; ; k++) {
      const height = g(peak + direction * k * step) - top;
      if (!(height > NEGLIGIBLE)) break;
      sum += Math.exp(height);
    }
  }
  return Math.log(step * sum);
}
