import { StatsInputError } from '../error.ts';
import { checkAlpha, checkWhole } from '../input/options.ts';
import type { Matrix } from '../linear/matrix.ts';
import { type Computed, computed } from '../result.ts';
import { fisherExact } from '../tables/fisher.ts';
import { farringtonManning } from '../tables/margin-test.ts';
import { checkTable, type TwoByTwo } from '../tables/two-by-two.ts';

export interface IncompleteTable extends TwoByTwo {
  /** People of each arm whose outcome is missing; they are not counted in its n. */
  readonly missing: { readonly treated: number; readonly control: number };
}

export interface TippingTableOptions {
  /** 'score' (default) is the pooled z test, 'fisher' Fisher's exact test; two-sided. */
  readonly test?: 'score' | 'fisher';
  /** Default 0.05. */
  readonly alpha?: number;
}

export interface TippingTable {
  /** p of row i, column j: i events among the missing of the treated arm, j among those of the control arm. */
  readonly p: Matrix;
  /** Risk difference of each. */
  readonly difference: Matrix;
  /** Of all combinations: with p below alpha and a lower risk in the treated arm, with a higher one, and the others. */
  readonly lower: number;
  readonly higher: number;
  readonly undecided: number;
  /** Whether each combination gives the conclusion that the observed people give. */
  readonly robust: boolean;
}

const MOST_CELLS = 250_000;

/**
 * Every way in which the missing outcomes of two arms may have turned out, and what the test then says: assumes nothing.
 * Source: Yan, Lee & Li (2009), J Biopharm Stat 19:1085–1098; Liublinska & Rubin (2014), Stat Med 33:4170–4185.
 */
export function tippingTable(
  { missing, ...table }: IncompleteTable,
  { test = 'score', alpha = 0.05 }: TippingTableOptions = {},
): Computed<TippingTable> {
  checkAlpha(alpha);
  checkWhole('missing.treated', missing.treated);
  checkWhole('missing.control', missing.control);
  if ((missing.treated + 1) * (missing.control + 1) > MOST_CELLS) {
    throw new StatsInputError('missing', `leaves more than ${MOST_CELLS} ways to look at`);
  }
  const empty = checkTable(table);
  if (empty !== undefined) return empty;
  const p: number[][] = [];
  const difference: number[][] = [];
  const count = { lower: 0, higher: 0, undecided: 0 };
  for (let i = 0; i <= missing.treated; i++) {
    p.push([]);
    difference.push([]);
    for (let j = 0; j <= missing.control; j++) {
      const full = {
        treated: { events: table.treated.events + i, n: table.treated.n + missing.treated },
        control: { events: table.control.events + j, n: table.control.n + missing.control },
      };
      const gap = full.treated.events / full.treated.n - full.control.events / full.control.n;
      const value = pOf(full, test);
      p[i]!.push(value);
      difference[i]!.push(gap);
      count[verdict(value, gap, alpha)]++;
    }
  }
  const gap = table.treated.events / table.treated.n - table.control.events / table.control.n;
  const observed = verdict(pOf(table, test), gap, alpha);
  const all = (missing.treated + 1) * (missing.control + 1);
  return computed({ p, difference, ...count, robust: count[observed] === all });
}

function verdict(p: number, difference: number, alpha: number): 'lower' | 'higher' | 'undecided' {
  if (p >= alpha) return 'undecided';
  return difference < 0 ? 'lower' : 'higher';
}

/** Two-sided p; 1 where nobody or everybody has the event. */
function pOf(table: TwoByTwo, test: 'score' | 'fisher'): number {
  if (test === 'fisher') return fisherExact(table).p;
  const score = farringtonManning(table);
  return score.ok ? score.p : 1;
}
