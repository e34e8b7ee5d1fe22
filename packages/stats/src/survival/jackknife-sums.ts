/** What a late entrant must remember of the state at entry. */
export interface Ticket {
  readonly phi: number;
  /** Per cause: the constant of the influence while at risk. */
  readonly constant: Float64Array;
}

/**
 * Running sums from which the infinitesimal-jackknife variance of the Aalen–Johansen estimate is read at any time.
 *
 * The influence of a person on P_k(t): while at risk it is X_k(t) − Φ_e P_k(t) + c_e, where X and Φ are common to all
 * and Φ_e, c_e are fixed at entry (both 0 for entry at the start). After leaving at u it is a + φ P_k(t), with a and φ
 * fixed at u. So the sum of squares at t is quadratic in P_k(t) and X_k(t) with a handful of sums as coefficients.
 */
export class JackknifeSums {
  /** Probability of no event so far, and of each cause. */
  free = 1;
  readonly probability: Float64Array;
  readonly #kinds: number;
  /** Common parts of the influence of those at risk. */
  #phi = 0;
  readonly #common: Float64Array;
  /** Over those at risk: Σ w², Σ w² Φe, Σ w² Φe², and per cause Σ w² c, Σ w² Φe c, Σ w² c². */
  #n = 0;
  #n1 = 0;
  #n2 = 0;
  readonly #c: Float64Array;
  readonly #c1: Float64Array;
  readonly #c2: Float64Array;
  /** Over those who left, per cause: Σ w² a², Σ w² a φ; and Σ w² φ². */
  readonly #aa: Float64Array;
  readonly #af: Float64Array;
  #ff = 0;
  /** State just before the current time, for those whose event is now. */
  #phiBefore = 0;
  #freeBefore = 1;
  #atRisk = 1;
  readonly #none: Float64Array;

  constructor(kinds: number) {
    this.#kinds = kinds;
    this.probability = new Float64Array(kinds);
    this.#common = new Float64Array(kinds);
    this.#c = new Float64Array(kinds);
    this.#c1 = new Float64Array(kinds);
    this.#c2 = new Float64Array(kinds);
    this.#aa = new Float64Array(kinds);
    this.#af = new Float64Array(kinds);
    this.#none = new Float64Array(kinds);
  }

  /** People come under observation after the current time; `squares` is the sum of their squared weights. */
  enter(squares: number): Ticket {
    const phi = this.#phi;
    const constant = this.#common.map((x, k) => phi * this.probability[k]! - x);
    this.#change(squares, phi, constant);
    return { phi, constant };
  }

  #change(squares: number, phi: number, constant: Float64Array): void {
    this.#n += squares;
    this.#n1 += squares * phi;
    this.#n2 += squares * phi * phi;
    for (let k = 0; k < this.#kinds; k++) {
      const c = constant[k]!;
      this.#c[k]! += squares * c;
      this.#c1[k]! += squares * phi * c;
      this.#c2[k]! += squares * c * c;
    }
  }

  /** Moves over one time with `deaths[k]` events of each cause among `atRisk`. */
  step(deaths: Float64Array, atRisk: number): void {
    let all = 0;
    for (let k = 0; k < this.#kinds; k++) all += deaths[k]!;
    const hazard = Math.min(1, all / atRisk);
    const left = atRisk - all > 1e-12 * atRisk ? 1 - hazard : 0;
    this.#phiBefore = this.#phi;
    this.#freeBefore = this.free;
    this.#atRisk = atRisk;
    for (let k = 0; k < this.#kinds; k++) {
      const part = (this.free * deaths[k]!) / atRisk;
      this.probability[k]! += part;
      this.#common[k]! += part * (this.#phi - 1 / atRisk);
    }
    this.#phi += left > 0 ? hazard / (atRisk * left) : 0;
    this.free *= left;
  }

  /** People leave at the current time by `kind` (0: censored, k + 1: cause k). */
  leave(kind: number, squares: number, ticket: Ticket | undefined): void {
    const phiEntry = ticket?.phi ?? 0;
    const own = kind > 0;
    const phi = (own ? this.#phiBefore - 1 / this.#atRisk : this.#phi) - phiEntry;
    const constant = ticket?.constant ?? this.#none;
    for (let k = 0; k < this.#kinds; k++) {
      const now = this.probability[k]!;
      let influence = this.#common[k]! - phiEntry * now + constant[k]!;
      if (kind === k + 1) influence += this.#freeBefore / this.#atRisk;
      const a = influence - phi * now;
      this.#aa[k]! += squares * a * a;
      this.#af[k]! += squares * a * phi;
    }
    this.#ff += squares * phi * phi;
    this.#change(-squares, phiEntry, constant);
  }

  /** Variance of the current probability of a cause; what is left of terms that cancel is nothing. */
  variance(k: number): number {
    const p = this.probability[k]!;
    const x = this.#common[k]!;
    const linear = this.#c[k]! - p * this.#n1;
    const plus = this.#aa[k]! + p * p * this.#ff + x * x * this.#n + this.#c2[k]! + p * p * this.#n2;
    const crossing = p * this.#af[k]! + x * linear - p * this.#c1[k]!;
    const size = plus + 2 * (p * Math.abs(this.#af[k]!) + Math.abs(x * linear) + p * Math.abs(this.#c1[k]!));
    const sum = plus + 2 * crossing;
    return sum > rounding * size ? sum : 0;
  }
}

/** Of the terms of a variance, relative to their size: a few units in the last place, of sums over many. */
const rounding = 16 * Number.EPSILON;
