import type {
  ArmFlow,
  ArmSurvival,
  BaselineVariable,
  Results,
  SubgroupResult,
  SurvivalColumns,
} from '../analysis/results.ts';

/** Results fit for the public, and what was held back for the sake of those in them. */
export type Disclosed =
  | { readonly ok: true; readonly results: Results; readonly withheld: readonly Withheld[] }
  | { readonly ok: false; readonly reason: 'too-few-with-outcome' };

export type Withheld =
  | { readonly what: 'baseline'; readonly name: string }
  | { readonly what: 'subgroup' }
  | { readonly what: 'curve-steps' }
  | { readonly what: 'display-times'; readonly times: readonly number[] };

const withoutSmallCounts = ({ lost: _, afterEnd: __, ...flow }: ArmFlow): ArmFlow => flow;

/** A count that could point at somebody: somebody, but fewer than the limit. */
function small(count: number, minimum: number): boolean {
  return count > 0 && count < minimum;
}

/** A variable is withheld whole: leaving out one category alone would leave it to be found by subtraction. */
function isSmall(variable: BaselineVariable, results: Results, minimum: number): boolean {
  if (variable.missing.some((count) => small(count, minimum))) return true;
  const { content } = variable;
  if (content.type === 'continuous') return content.arms.some((arm) => small(arm?.n ?? 0, minimum));
  return content.categories.some((category) =>
    category.count.some((count, arm) => {
      const rest = (results.flow[arm === 0 ? 0 : 1].randomised ?? 0) - (variable.missing[arm] ?? 0) - count;
      return small(count, minimum) || (content.categories.length === 2 && small(rest, minimum));
    }),
  );
}

function subgroupIsSmall(subgroup: SubgroupResult, minimum: number): boolean {
  return subgroup.parts.some(({ table }) =>
    [table.first, table.second].some(({ events, n }) => small(events, minimum) || small(n - events, minimum)),
  );
}

/**
 * Joins steps of a curve until each is of at least `minimum` events: a step of one or two is the date of a person's
 * new sentence. A joined step stands at its last time; what is left over at the end joins the step before it.
 */
function joined(curve: SurvivalColumns, minimum: number): SurvivalColumns {
  const kept: number[] = [];
  let events = 0;
  curve.time.forEach((_, index) => {
    events += curve.event[index] ?? 0;
    if (events < minimum) return;
    kept.push(index);
    events = 0;
  });
  const last = curve.time.length - 1;
  if (events > 0 && last >= 0) {
    kept.pop();
    kept.push(last);
  }
  const pick = <Value>(column: readonly Value[]): Value[] =>
    column.filter((_, index) => kept.includes(index));
  const counts = kept.map((index, at) => {
    const from = at === 0 ? 0 : (kept[at - 1] ?? -1) + 1;
    return curve.event.slice(from, index + 1).reduce((sum, count) => sum + count, 0);
  });
  return {
    time: pick(curve.time),
    atRisk: pick(curve.atRisk),
    event: counts,
    survival: pick(curve.survival),
    standardError: pick(curve.standardError),
    lower: pick(curve.lower),
    upper: pick(curve.upper),
  };
}

/** Events of an arm after one time and up to another. */
function eventsBetween(arm: ArmSurvival, from: number, to: number): number {
  return arm.curve.time.reduce(
    (sum, time, index) => (time > from && time <= to ? sum + (arm.curve.event[index] ?? 0) : sum),
    0,
  );
}

/** The display times between which, in each arm, there is no event or at least `minimum`; and up to the end as well. */
function times(results: Results, minimum: number): number[] {
  const end = results.protocol.followUp.length;
  const fits = (from: number, to: number) =>
    results.survival.every((arm) => !small(eventsBetween(arm, from, to), minimum));
  const kept: number[] = [];
  for (const { time } of results.survival[0].shown) {
    if (fits(kept.at(-1) ?? -1, time) && (time === end || fits(time, end))) kept.push(time);
  }
  return kept;
}

/**
 * Results as they may be published where cells under `minimum` (5 unless the law or the register asks for another) must
 * not be shown: baseline variables and the subgroup with such a cell are withheld whole, curve steps joined, display times
 * left out. Not published at all where an arm has fewer than `minimum` with, or without, the event.
 *
 * The participant flow is kept: it says how many, and nothing about them. Why somebody was not followed to the end is left
 * out: that one person died or emigrated points at that person. So are counts from after the end, which say little.
 */
export function disclose(results: Results, minimum = 5): Disclosed {
  if (results.flow.some((arm) => small(arm.events, minimum) || small(arm.followedToEnd, minimum))) {
    return { ok: false, reason: 'too-few-with-outcome' };
  }
  const withheld: Withheld[] = [];
  const baseline = results.baseline.filter((variable) => {
    if (!isSmall(variable, results, minimum)) return true;
    withheld.push({ what: 'baseline', name: variable.name });
    return false;
  });
  const { subgroup } = results;
  const hide = subgroup !== null && subgroupIsSmall(subgroup, minimum);
  if (hide) withheld.push({ what: 'subgroup' });
  const shownTimes = times(results, minimum);
  const coarse = (arm: ArmSurvival): ArmSurvival => ({
    ...arm,
    curve: joined(arm.curve, minimum),
    shown: arm.shown.filter((point) => shownTimes.includes(point.time)),
  });
  const [first, second] = results.survival;
  const survival = [coarse(first), coarse(second)] as const;
  if (
    survival.some((arm, index) => arm.curve.time.length < (results.survival[index]?.curve.time.length ?? 0))
  ) {
    withheld.push({ what: 'curve-steps' });
  }
  const left = first.shown.map((point) => point.time).filter((time) => !shownTimes.includes(time));
  if (left.length > 0) withheld.push({ what: 'display-times', times: left });
  return {
    ok: true,
    results: {
      ...results,
      flow: [withoutSmallCounts(results.flow[0]), withoutSmallCounts(results.flow[1])],
      baseline,
      subgroup: hide ? null : subgroup,
      survival,
    },
    withheld,
  };
}
