/** Weights by rank with sums over any range in log time (Fenwick 1994). */
export class WeightTree {
  readonly #sums: Float64Array;
  #total = 0;

  constructor(size: number) {
    this.#sums = new Float64Array(size + 1);
  }

  /** Adds a weight at a rank; a negative one takes it away. */
  add(rank: number, weight: number): void {
    this.#total += weight;
    for (let at = rank + 1; at < this.#sums.length; at += at & -at) this.#sums[at]! += weight;
  }

  #upTo(rank: number): number {
    let sum = 0;
    for (let at = rank + 1; at > 0; at -= at & -at) sum += this.#sums[at]!;
    return sum;
  }

  /** Sums of weights below, at and above a rank. */
  around(rank: number): { readonly below: number; readonly equal: number; readonly above: number } {
    const below = this.#upTo(rank - 1);
    const upTo = this.#upTo(rank);
    return { below, equal: upTo - below, above: this.#total - upTo };
  }
}
