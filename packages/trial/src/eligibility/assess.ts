import type { Text } from '../text.ts';
import type { Criterion, CriterionRule } from './criterion.ts';
import type { Facts } from './facts.ts';

export type CriterionState = 'met' | 'not-met' | 'unknown';

/** Why a criterion stands as it does; the application has a sentence for each. */
export type CriterionReason =
  | 'fulfilled'
  | 'not-known'
  | 'below'
  | 'above'
  | 'is-not'
  | 'not-among'
  | 'not-asked'
  | 'answered-no';

export type CriterionResult = Readonly<{
  key: string;
  text: Text;
  state: CriterionState;
  reason: CriterionReason;
  /** the value looked at, as text; null when not known */
  value: string | null;
}>;

export type EligibilityResult = Readonly<{
  /** `eligible` only when every criterion is met; `not-eligible` as soon as one is not */
  overall: 'eligible' | 'not-eligible' | 'unknown';
  criteria: readonly CriterionResult[];
}>;

type Verdict = Pick<CriterionResult, 'state' | 'reason' | 'value'>;

const fulfilled = (value: unknown): Verdict => ({ state: 'met', reason: 'fulfilled', value: String(value) });
const failed = (reason: CriterionReason, value: unknown): Verdict => ({
  state: 'not-met',
  reason,
  value: String(value),
});
const NOT_KNOWN: Verdict = { state: 'unknown', reason: 'not-known', value: null };

function judge(rule: CriterionRule, facts: Facts, answer: boolean | undefined): Verdict {
  if (rule.type === 'confirmed') {
    if (answer === undefined) return { state: 'unknown', reason: 'not-asked', value: null };
    return answer ? fulfilled(true) : failed('answered-no', false);
  }
  const value = facts[rule.fact];
  if (value === null) return NOT_KNOWN;
  switch (rule.type) {
    case 'range':
      if (rule.atLeast !== undefined && Number(value) < rule.atLeast) return failed('below', value);
      if (rule.atMost !== undefined && Number(value) > rule.atMost) return failed('above', value);
      return fulfilled(value);
    case 'is':
      return value === rule.value ? fulfilled(value) : failed('is-not', value);
    case 'one-of':
      return rule.values.includes(String(value)) ? fulfilled(value) : failed('not-among', value);
  }
}

/**
 * Goes through a protocol's criteria one by one. What is not known makes a criterion `unknown`, never met.
 *
 * @param answers by criterion key, for the criteria that a person answers
 */
export function assessEligibility(
  criteria: readonly Criterion[],
  facts: Facts,
  answers: Readonly<Record<string, boolean>> = {},
): EligibilityResult {
  const results = criteria.map((criterion) =>
    Object.freeze({
      key: criterion.key,
      text: criterion.text,
      ...judge(criterion.rule, facts, answers[criterion.key]),
    }),
  );
  const states = results.map((result) => result.state);
  return Object.freeze({
    overall: states.includes('not-met')
      ? 'not-eligible'
      : states.includes('unknown')
        ? 'unknown'
        : 'eligible',
    criteria: Object.freeze(results),
  });
}
