/**
 * A root of a continuous function that changes sign between `a` and `b`, to the last digits: regula falsi in the
 * Illinois form, with bisection whenever it does not halve the bracket soon enough. `atA` and `atB` are the function's
 * values at the ends, where they are known already.
 */
export function findRoot(f: (x: number) => number, a: number, b: number, atA = f(a), atB = f(b)): number {
  let low = a;
  let high = b;
  let atLow = atA;
  let atHigh = atB;
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  let width = Math.abs(high - low);
  for (let iteration = 0; iteration < 300; iteration++) {
    let x = high - (atHigh * (high - low)) / (atHigh - atLow);
    const inside = x > Math.min(low, high) && x < Math.max(low, high);
    if (!inside || iteration % 3 === 2) x = low + (high - low) / 2;
    const at = f(x);
    if (at === 0) return x;
    if (at < 0 === atHigh < 0) {
      high = x;
      atHigh = at;
      atLow /= 2;
    } else {
      low = high;
      atLow = atHigh;
      high = x;
      atHigh = at;
    }
    const now = Math.abs(high - low);
    if (now <= 2 * Number.EPSILON * Math.max(Math.abs(high), Math.abs(low), 1e-300)) return x;
    if (now === width && x === low + (high - low) / 2) return x;
    width = now;
  }
  return Math.abs(atHigh) < Math.abs(atLow) ? high : low;
}
