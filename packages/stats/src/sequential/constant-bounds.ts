import { normal } from '../distributions/normal.ts';
import type { Column } from '../input/columns.ts';
import { checkAlpha, checkFinite, checkPositive, checkWhole } from '../input/options.ts';
import { findRoot } from '../numeric/root.ts';
import { type Computed, computed, deepFreeze, notComputed } from '../result.ts';
import { crossingProbabilities } from './crossing.ts';
import { checkInformation, checkSides, looksOf, type SequentialBounds } from './spending.ts';

export interface ConstantBounds extends SequentialBounds {
  /** The constant C: bounds are C · information^(delta − ½). */
  readonly constant: number;
}

export interface WangTsiatisOptions {
  /** 0 is O'Brien–Fleming's (default), ½ Pocock's. */
  readonly delta?: number;
  /** Error of both sides together where there are two; default 0.05. */
  readonly alpha?: number;
  /** Default 2. */
  readonly sides?: 1 | 2;
}

/**
 * Bounds of the Wang–Tsiatis family. `looks` is their number, equally spaced, or their shares of the information.
 * Sources: Pocock (1977); O'Brien & Fleming (1979); Wang & Tsiatis (1987), Biometrics 43:193–199.
 */
export function wangTsiatis(
  looks: number | Column,
  { delta = 0, alpha = 0.05, sides = 2 }: WangTsiatisOptions = {},
): ConstantBounds {
  checkFinite('delta', delta);
  checkAlpha(alpha);
  checkSides(sides);
  const information = typeof looks === 'number' ? equallySpaced(looks) : checkInformation(looks);
  const shape = information.map((share) => share ** (delta - 0.5));
  const at = (constant: number) =>
    boundsOf(
      information,
      shape.map((s) => constant * s),
      sides,
    );
  const constant = findRoot((c) => errorOf(at(c)) - alpha, 0, 12);
  return deepFreeze({ ...at(constant), constant });
}

/**
 * Haybittle–Peto bounds: the same high bound `early` (default z = 3) at every look but the last, whose bound takes up
 * what is left of alpha. Sources: Haybittle (1971); Peto et al. (1976), Br J Cancer 34:585–612.
 */
export function haybittlePeto(
  looks: number | Column,
  {
    early = 3,
    alpha = 0.05,
    sides = 2,
  }: { readonly early?: number; readonly alpha?: number; readonly sides?: 1 | 2 } = {},
): Computed<SequentialBounds> {
  checkPositive('early', early);
  checkAlpha(alpha);
  checkSides(sides);
  const information = typeof looks === 'number' ? equallySpaced(looks) : checkInformation(looks);
  const at = (last: number) =>
    boundsOf(
      information,
      information.map((_, i) => (i === information.length - 1 ? last : early)),
      sides,
    );
  if (errorOf(at(Infinity)) >= alpha) {
    return notComputed('no-convergence', 'the early looks alone spend more than alpha');
  }
  return computed(at(findRoot((last) => errorOf(at(last)) - alpha, 0, 12)));
}

function equallySpaced(looks: number): number[] {
  checkWhole('looks', looks, 1);
  return Array.from({ length: looks }, (_, i) => (i + 1) / looks);
}

function boundsOf(information: readonly number[], bound: readonly number[], sides: 1 | 2): SequentialBounds {
  const nominal = bound.map((z) => normal.upper(z));
  const crossing = crossingProbabilities(looksOf({ information, bound, sides })).upper;
  let sum = 0;
  const spent = crossing.map((p) => {
    sum += sides * p;
    return sum;
  });
  return { information, bound, nominal, spent, sides };
}

function errorOf({ spent }: SequentialBounds): number {
  return spent.at(-1)!;
}
