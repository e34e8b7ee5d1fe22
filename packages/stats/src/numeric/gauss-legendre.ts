/** Points and weights of a quadrature rule on (−1, 1). */
export interface Rule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss–Legendre's rule of `order` points: exact for polynomials up to degree 2 · order − 1. Points are the roots of the
 * Legendre polynomial, found by Newton's method from Tricomi's approximation.
 */
export function gaussLegendre(order: number): Rule {
  const points = new Float64Array(order);
  const weights = new Float64Array(order);
  for (let i = 0; i < order; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      const [value, derivative] = legendre(order, x);
      slope = derivative;
      x -= value / derivative;
    }
    points[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}

/** The Legendre polynomial and its derivative. */
function legendre(order: number, x: number): readonly [value: number, derivative: number] {
  let before = 1;
  let value = x;
  for (let k = 2; k <= order; k++) {
    const next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
    before = value;
    value = next;
  }
  return [value, (order * (x * value - before)) / (x * x - 1)];
}

/** The rule repeated on equal panels, none wider than `panel`, from `from` to `to`. */
export function panels(rule: Rule, from: number, to: number, panel: number): Rule {
  const count = Math.max(1, Math.ceil((to - from) / panel));
  const order = rule.points.length;
  const half = (to - from) / (2 * count);
  const points = new Float64Array(count * order);
  const weights = new Float64Array(count * order);
  for (let part = 0; part < count; part++) {
    const centre = from + (2 * part + 1) * half;
    for (let i = 0; i < order; i++) {
      points[part * order + i] = centre + half * rule.points[i]!;
      weights[part * order + i] = half * rule.weights[i]!;
    }
  }
  return { points, weights };
}
