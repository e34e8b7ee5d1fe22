import { StatsInputError } from '../error.ts';
import { checkFinite, checkPositive, checkWhole } from '../input/options.ts';
import { deepFreeze } from '../result.ts';

export interface TippingSearch {
  /** Where the search begins (usually no departure from missing at random) and ends. */
  readonly from: number;
  readonly to: number;
  /** Equal steps first looked at; default 10. */
  readonly steps?: number;
  /** Width to which the tip is then narrowed; default a thousandth of the range. */
  readonly tolerance?: number;
}

export interface TippingPoint {
  /** The conclusion with no departure. */
  readonly atStart: boolean;
  /** The smallest departure found at which the conclusion is another; undefined where it never changes. */
  readonly tips: number | undefined;
  /** The largest departure before it at which it was still the same. */
  readonly holds: number;
  /** Every departure looked at, ascending from the start. */
  readonly tried: readonly { readonly delta: number; readonly conclusion: boolean }[];
}

/**
 * The search for a tipping point: how far must what is missing depart from what is assumed before the conclusion changes?
 * Steps through the range and halves the step in which the conclusion first changes. `conclude` should use the same
 * random numbers for every delta.
 * Source: Yan, Lee & Li (2009), J Biopharm Stat 19:1085–1098; Permutt (2016), Stat Med 35:2876–2879.
 */
export function tippingPoint(conclude: (delta: number) => boolean, search: TippingSearch): TippingPoint {
  const { from, to, steps = 10 } = search;
  checkFinite('from', from);
  checkFinite('to', to);
  checkWhole('steps', steps, 1);
  checkFinite('to', to - from);
  if (from === to) throw new StatsInputError('to', `${to} is where the search begins`);
  const tolerance = search.tolerance ?? Math.abs(to - from) / 1000;
  checkPositive('tolerance', tolerance);
  const tried: { delta: number; conclusion: boolean }[] = [];
  const look = (delta: number): boolean => {
    const conclusion = conclude(delta);
    tried.push({ delta, conclusion });
    return conclusion;
  };
  const atStart = look(from);
  let holds = from;
  let tips: number | undefined;
  for (let step = 1; step <= steps && tips === undefined; step++) {
    const delta = from + ((to - from) * step) / steps;
    if (look(delta) === atStart) holds = delta;
    else tips = delta;
  }
  while (tips !== undefined && Math.abs(tips - holds) > tolerance) {
    const middle = holds + (tips - holds) / 2;
    if (middle === holds || middle === tips) break;
    if (look(middle) === atStart) holds = middle;
    else tips = middle;
  }
  tried.sort((a, b) => (to > from ? a.delta - b.delta : b.delta - a.delta));
  return deepFreeze({ atStart, tips, holds, tried });
}
