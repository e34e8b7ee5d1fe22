/** Values of a parameter that a test does not reject. It need not be an interval. */
export type ConfidenceSet =
  | { readonly kind: 'interval'; readonly lower: number; readonly upper: number; readonly level: number }
  /** All values up to `below` and all from `above` on: the data rule out only what lies between. */
  | { readonly kind: 'rays'; readonly below: number; readonly above: number; readonly level: number }
  /** All values on one side; the other limit is infinite. */
  | { readonly kind: 'ray'; readonly lower: number; readonly upper: number; readonly level: number }
  /** Every value: the data say nothing at this level. */
  | { readonly kind: 'line'; readonly level: number }
  /** No value: the instruments contradict one another. */
  | { readonly kind: 'empty'; readonly level: number };

/** The values of x with a x² + b x + c ≤ 0. */
export function quadraticSet(a: number, b: number, c: number, level: number): ConfidenceSet {
  if (a === 0) {
    if (b === 0) return { kind: c <= 0 ? 'line' : 'empty', level };
    const end = -c / b;
    return b > 0
      ? { kind: 'ray', lower: -Infinity, upper: end, level }
      : { kind: 'ray', lower: end, upper: Infinity, level };
  }
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return { kind: a > 0 ? 'empty' : 'line', level };
  // The root further from zero first: the other follows without cancellation.
  const far = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  const roots = far === 0 ? [0, 0] : [far / a, c / far];
  const [low, high] = [Math.min(...roots), Math.max(...roots)];
  return a > 0
    ? { kind: 'interval', lower: low, upper: high, level }
    : { kind: 'rays', below: low, above: high, level };
}
