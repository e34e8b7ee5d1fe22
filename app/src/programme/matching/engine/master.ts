import type { Highs, Model } from 'highs';
import { type Choice, type Packing, whole } from './packing.ts';

/** What a stage of the solution counts: `fixed` for each seeker who is placed, and each point so many times. */
export interface Stage {
  readonly fixed: readonly number[];
  readonly perPoint: 0 | 1;
  /** How many are placed, and how urgent they are together: at least and at most. */
  readonly placed: readonly [number, number];
  readonly urgency: readonly [number, number];
}

/** A column of the model: a pair of a seeker. */
interface Column {
  readonly seeker: number;
  readonly pair: number;
}

/** The prices of a solved relaxation, and the value that no whole plan can exceed by them. */
export interface Bound {
  readonly value: number;
  /** Of each seeker: what the best of all its pairs is worth beyond the prices of its volunteers. */
  readonly surplus: Float64Array;
  readonly prices: Float64Array;
}

const tolerance = 1e-6;
const [dual, primal] = [1, 4];

const optimal = 7;
const feasible = 2;

/**
 * The linear relaxation over all pairs of a packing, held as the few columns that matter (column generation): rows are
 * one for each seeker, one for each volunteer, one that counts who is placed and one that adds up how urgent they are.
 * By the prices of the rows every pair is asked whether it is worth more than it costs; those that are come in, until
 * none is. For any prices the Lagrangian value is a bound over all pairs, whether they are in the model or not.
 *
 * Dispose of it: the model lives outside the garbage collector.
 */
export class Master {
  readonly #packing: Packing;
  readonly #model: Model & Disposable;
  readonly #columns: Column[] = [];
  readonly #known: Set<number>[];
  readonly #deadline: number;
  #stage: Stage;

  constructor(highs: Highs, packing: Packing, stage: Stage, deadline: number) {
    const rows = packing.columns.length + packing.places.length + 2;
    this.#packing = packing;
    this.#known = packing.columns.map(() => new Set());
    this.#deadline = deadline;
    this.#stage = stage;
    this.#model = highs.createModel({
      numCols: 0,
      numRows: rows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: [],
      colLower: [],
      colUpper: [],
      rowLower: new Float64Array(rows).fill(-1e30),
      rowUpper: Float64Array.from([...packing.columns.map(() => 1), ...packing.places, 1e30, 1e30]),
      matrix: { format: 'csc', numRows: rows, numCols: 0, starts: [0], indices: [], values: [] },
    }) as Model & Disposable;
    // Round after round starts where the last one stood: to simplify the model first would cost more than it saves.
    this.#model.options.set({
      output_flag: false,
      random_seed: 1,
      mip_rel_gap: 0,
      mip_abs_gap: 0.99,
      presolve: 'off',
    });
    this.#boundRows();
  }

  [Symbol.dispose](): void {
    this.#model.dispose();
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  get outOfTime(): boolean {
    return performance.now() >= this.#deadline;
  }

  get #countRow(): number {
    return this.#packing.columns.length + this.#packing.places.length;
  }

  #boundRows(): void {
    const { placed, urgency } = this.#stage;
    this.#model.changeRowBounds(this.#countRow, ...placed);
    this.#model.changeRowBounds(this.#countRow + 1, ...urgency);
  }

  #cost({ seeker, pair }: Column): number {
    const points = this.#packing.columns[seeker]?.points[pair] ?? 0;
    return (this.#stage.fixed[seeker] ?? 0) + this.#stage.perPoint * points;
  }

  /** From here on something else is counted; the columns stay. */
  setStage(stage: Stage): void {
    this.#stage = stage;
    this.#boundRows();
    const count = this.#columns.length;
    if (count === 0) return;
    this.#model.changeColsCost(
      { kind: 'range', from: 0, to: count - 1 },
      Float64Array.from(this.#columns, (column) => this.#cost(column)),
    );
  }

  /** Takes pairs into the model; those that are there already are left out. */
  add(wanted: readonly Column[]): number {
    const fresh = wanted.filter(({ seeker, pair }) => this.#known[seeker]?.has(pair) === false);
    if (fresh.length === 0) return 0;
    const starts = [0];
    const [indices, values]: [number[], number[]] = [[], []];
    const put = (row: number, value: number): void => {
      indices.push(row);
      values.push(value);
    };
    const people = this.#packing.columns.length;
    for (const { seeker, pair } of fresh) {
      const own = this.#packing.columns[seeker];
      const [a, b] = [own?.a[pair] ?? 0, own?.b[pair] ?? -1];
      put(seeker, 1);
      put(people + Math.min(a, b < 0 ? a : b), 1);
      if (b >= 0) put(people + Math.max(a, b), 1);
      put(this.#countRow, 1);
      const urgency = this.#packing.urgency[seeker] ?? 0;
      if (urgency > 0) put(this.#countRow + 1, urgency);
      starts.push(indices.length);
      this.#known[seeker]?.add(pair);
      this.#columns.push({ seeker, pair });
    }
    this.#model.addCols({
      cost: Float64Array.from(fresh, (column) => this.#cost(column)),
      lower: new Float64Array(fresh.length),
      upper: new Float64Array(fresh.length).fill(1e30),
      matrix: {
        format: 'csc',
        numRows: this.#countRow + 2,
        numCols: fresh.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    return fresh.length;
  }

  addChoice(choice: Choice): void {
    this.add([...choice.entries()].flatMap(([seeker, pair]) => (pair < 0 ? [] : [{ seeker, pair }])));
  }

  /** Solves what is in the model. False when the time ran out or nothing is feasible. */
  #run(until: number = this.#deadline): boolean {
    const left = (until - performance.now()) / 1000;
    if (left <= 0) return false;
    this.#model.options.set('time_limit', left);
    this.#model.zeroAllClocks();
    this.#model.run();
    return this.#model.getModelStatus() === optimal;
  }

  /**
   * By the prices of the last run: the bound over all pairs, and pairs that are worth more than they cost, at most
   * `perSeeker` of each seeker and no two of them with the same volunteer: those would all want whoever is cheapest now,
   * and of them one would be of use. No bound where some seekers are decided already and not looked at.
   */
  #price(
    perSeeker: number,
    decided: ReadonlySet<number> = new Set(),
  ): { readonly bound: Bound; readonly better: readonly Column[] } {
    const prices = Float64Array.from(this.#model.getSolution().rowDual);
    const { columns, places, urgency } = this.#packing;
    const people = columns.length;
    for (let row = people; row < this.#countRow; row += 1) prices[row] = Math.max(0, prices[row] ?? 0);
    const side = (price: number, [least, most]: readonly [number, number]): number =>
      price === 0 ? 0 : price * (price > 0 ? most : least);
    const [perPlaced, perUrgency] = [prices[this.#countRow] ?? 0, prices[this.#countRow + 1] ?? 0];
    let value = side(perPlaced, this.#stage.placed) + side(perUrgency, this.#stage.urgency);
    for (const [volunteer, count] of places.entries()) value += count * (prices[people + volunteer] ?? 0);
    const surplus = new Float64Array(people);
    const better: Column[] = [];
    for (const [seeker, own] of columns.entries()) {
      if (decided.has(seeker)) continue;
      const base = (this.#stage.fixed[seeker] ?? 0) - perPlaced - perUrgency * (urgency[seeker] ?? 0);
      const floor = Math.max(0, prices[seeker] ?? 0) + tolerance;
      const { a, b, points } = own;
      const { perPoint } = this.#stage;
      // The best pair of each first volunteer: pairs stand in that order.
      const found: [number, number][] = [];
      let most = 0;
      for (let pair = 0; pair < points.length; ) {
        const first = a[pair] ?? 0;
        const paid = base - (prices[people + first] ?? 0);
        let [best, of] = [Number.NEGATIVE_INFINITY, pair];
        for (; pair < points.length && a[pair] === first; pair += 1) {
          const second = b[pair] ?? -1;
          const worth =
            paid + perPoint * (points[pair] ?? 0) - (second < 0 ? 0 : (prices[people + second] ?? 0));
          if (worth > best) [best, of] = [worth, pair];
        }
        if (best > most) most = best;
        if (best > floor) found.push([best, of]);
      }
      surplus[seeker] = most;
      value += most;
      found.sort((x, y) => y[0] - x[0] || x[1] - y[1]);
      const met = new Set<number>();
      let taken = 0;
      for (const [, pair] of found) {
        if (taken === perSeeker) break;
        const [first, second] = [a[pair] ?? 0, b[pair] ?? -1];
        if (met.has(first) || met.has(second)) continue;
        met.add(first);
        if (second >= 0) met.add(second);
        taken += 1;
        better.push({ seeker, pair });
      }
    }
    return { bound: { value, surplus, prices }, better };
  }

  /** Solves the relaxation over all pairs. The bound holds also where the time ran out before the last round. */
  relax(until: number): Bound | undefined {
    let best: Bound | undefined;
    // What was the best stays allowed when columns come in: from there the primal method goes on.
    this.#model.options.set('simplex_strategy', primal);
    while (this.#run(until)) {
      const { bound, better } = this.#price(14);
      if (best === undefined || bound.value < best.value) best = bound;
      const isReached = whole(best.value) <= whole(this.#model.getObjectiveValue());
      if (isReached || this.add(better) === 0) break;
    }
    this.#model.options.set('simplex_strategy', dual);
    return best;
  }

  /** The columns with more than nothing of them in the last solution. */
  #shares(): { readonly column: number; readonly share: number }[] {
    const found: { column: number; share: number }[] = [];
    for (const [column, share] of this.#model.getSolution().colValue.entries())
      if (share > tolerance) found.push({ column, share });
    return found;
  }

  /** The largest shares, at most `count`, no two of them for one seeker or with one volunteer. */
  #apart<T extends { readonly column: number; readonly share: number }>(
    shares: readonly T[],
    count: number,
  ): readonly T[] {
    const [served, met] = [new Set<number>(), new Set<number>()];
    const found: T[] = [];
    for (const one of shares.toSorted((x, y) => y.share - x.share || x.column - y.column)) {
      if (found.length === count) break;
      const { seeker, pair } = this.#columns[one.column] ?? { seeker: -1, pair: -1 };
      const own = this.#packing.columns[seeker];
      const volunteers = [own?.a[pair] ?? -1, own?.b[pair] ?? -1].filter((number) => number >= 0);
      if (served.has(seeker) || volunteers.some((number) => met.has(number))) continue;
      served.add(seeker);
      for (const number of volunteers) met.add(number);
      found.push(one);
    }
    return found;
  }

  /**
   * From the relaxation down to a whole plan: takes what is all but whole, else the largest shares, solves and prices
   * anew, until nothing is left to decide. Where that leads nowhere, or the time is out, what was taken until then.
   * @param part - so much of what is undecided is taken in one step where nothing is all but whole, and one at least
   */
  dive(part: number): Choice {
    const fixed = new Set<number>();
    // The last round of the relaxation may have been cut short; where it was not, this costs nothing.
    let goesOn = this.#run();
    while (goesOn) {
      const open = this.#shares().filter(({ column }) => !fixed.has(column));
      const nearly = open.filter(({ share }) => share > 0.95);
      const next =
        nearly.length > 0 ? nearly : this.#apart(open, Math.max(1, Math.floor(part * open.length)));
      if (next.length === 0) break;
      for (const { column } of next) {
        fixed.add(column);
        this.#model.changeColBounds(column, 1, 1e30);
      }
      if (this.#run()) {
        const decided = new Set([...fixed].map((column) => this.#columns[column]?.seeker ?? -1));
        goesOn = this.add(this.#price(1, decided).better) === 0 || this.#run();
      } else {
        for (const { column } of next) {
          fixed.delete(column);
          this.#model.changeColBounds(column, 0, 1e30);
        }
        goesOn = false;
      }
      if (goesOn && this.#shares().every(({ share }) => share > 1 - tolerance)) break;
    }
    const choice = this.#choiceOf(goesOn ? this.#taken() : [...fixed]);
    for (const column of fixed) this.#model.changeColBounds(column, 0, 1e30);
    return choice;
  }

  /** The columns with more than half of them in the last solution. */
  #taken(): readonly number[] {
    return this.#shares().flatMap(({ column, share }) => (share > 0.5 ? [column] : []));
  }

  #choiceOf(columns: readonly number[]): Choice {
    const choice: Choice = new Int32Array(this.#packing.columns.length).fill(-1);
    for (const column of columns) {
      const { seeker, pair } = this.#columns[column] ?? { seeker: -1, pair: -1 };
      choice[seeker] = pair;
    }
    return choice;
  }

  /** Every pair that can be in a plan worth at least `least`, by a bound; undefined where there are too many. */
  #within(bound: Bound, least: number, most: number): readonly Column[] | undefined {
    const { columns, urgency } = this.#packing;
    const people = columns.length;
    const [perPlaced, perUrgency] = [
      bound.prices[this.#countRow] ?? 0,
      bound.prices[this.#countRow + 1] ?? 0,
    ];
    const found: Column[] = [];
    for (const [seeker, { a, b, points }] of columns.entries()) {
      const spare = bound.value - least + tolerance;
      const base =
        (this.#stage.fixed[seeker] ?? 0) -
        perPlaced -
        perUrgency * (urgency[seeker] ?? 0) -
        (bound.surplus[seeker] ?? 0);
      for (let pair = 0; pair < points.length; pair += 1) {
        const second = b[pair] ?? -1;
        const loss =
          base +
          this.#stage.perPoint * (points[pair] ?? 0) -
          (bound.prices[people + (a[pair] ?? 0)] ?? 0) -
          (second < 0 ? 0 : (bound.prices[people + second] ?? 0));
        if (loss < -spare) continue;
        if (found.length >= most) return undefined;
        found.push({ seeker, pair });
      }
    }
    return found;
  }

  /**
   * Looks for a plan that is worth at least one more than `value`, among every pair that can be in one. Returns the
   * best plan found and what none can exceed; undefined where there are too many such pairs to decide.
   */
  close(
    bound: Bound,
    start: Choice,
    value: number,
    until: number,
  ): { readonly choice: Choice; readonly most: number } | undefined {
    const wanted = this.#within(bound, value + 1, 30_000);
    if (wanted === undefined) return undefined;
    const may = new Set(wanted.map(({ seeker, pair }) => seeker * 2 ** 32 + pair));
    this.add(wanted);
    this.addChoice(start);
    const count = this.#columns.length;
    const all = { kind: 'range', from: 0, to: count - 1 } as const;
    const chosen = this.#columns.map(({ seeker, pair }) => start[seeker] === pair);
    this.#model.changeColsBounds(
      all,
      new Float64Array(count),
      Float64Array.from(this.#columns, ({ seeker, pair }, column) =>
        chosen[column] === true || may.has(seeker * 2 ** 32 + pair) ? 1 : 0,
      ),
    );
    this.#model.changeColsIntegrality(all, new Int32Array(count).fill(1));
    this.#model.options.set({
      time_limit: Math.max(0.01, (until - performance.now()) / 1000),
      presolve: 'choose',
    });
    this.#model.zeroAllClocks();
    this.#model.setSolution({ colValue: Float64Array.from(chosen, Number) });
    this.#model.run();
    const proven = this.#model.getModelStatus() === optimal;
    const limit = Number(this.#model.info.get('mip_dual_bound'));
    const found = Number(this.#model.info.get('primal_solution_status')) === feasible;
    const choice = found ? this.#choiceOf(this.#taken()) : start;
    this.#model.options.set('presolve', 'off');
    this.#model.clearIntegrality();
    this.#model.changeColsBounds(all, new Float64Array(count), new Float64Array(count).fill(1e30));
    const reached = this.valueOf(choice);
    return {
      choice,
      most: proven
        ? reached
        : Math.max(value, Math.min(bound.value, Number.isNaN(limit) ? bound.value : limit)),
    };
  }

  valueOf(choice: Choice): number {
    let value = 0;
    for (const [seeker, pair] of choice.entries()) if (pair >= 0) value += this.#cost({ seeker, pair });
    return value;
  }
}
