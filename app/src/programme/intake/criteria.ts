import type { IntakeRule } from './rule.ts';

export type CriterionState = 'met' | 'almost' | 'not-met' | 'unknown';
export type CriterionKey = 'age' | 'area' | 'weeks';

/** One rule of the programme, held against one referral. */
export interface Criterion {
  readonly key: CriterionKey;
  readonly state: CriterionState;
  /** Age in whole years, or whole weeks to the release (negative when it is over). */
  readonly value: number | undefined;
}

/** What the rules are held against. */
export interface IntakeFacts {
  readonly birthDate: Temporal.PlainDate | undefined;
  /** Released to a town of the branch that reads, of another branch of the organisation, or of none. */
  readonly area: 'own' | 'other-branch' | 'none';
  readonly release: Temporal.PlainDate | undefined;
}

/** So close to the age that waiting is worth while. */
const monthsBeforeAge = 6;

const ageOf = (
  { minimumAge }: IntakeRule,
  born: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): Criterion => {
  if (born === undefined) return { key: 'age', state: 'unknown', value: undefined };
  const value = born.until(today, { largestUnit: 'years' }).years;
  const reaches = born.add({ years: minimumAge });
  const soon = Temporal.PlainDate.compare(reaches, today.add({ months: monthsBeforeAge })) <= 0;
  return { key: 'age', state: value >= minimumAge ? 'met' : soon ? 'almost' : 'not-met', value };
};

const areaStates = { own: 'met', 'other-branch': 'almost', none: 'not-met' } as const;

const weeksOf = (
  { weeksFrom, weeksTo, nearWeeks }: IntakeRule,
  release: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): Criterion => {
  if (release === undefined) return { key: 'weeks', state: 'unknown', value: undefined };
  const days = today.until(release).days;
  // A day that has passed is not almost a day to come.
  const within = (from: number, to: number) => days >= Math.max(0, from * 7) && days <= to * 7;
  const state = within(weeksFrom, weeksTo)
    ? 'met'
    : within(weeksFrom - nearWeeks, weeksTo + nearWeeks)
      ? 'almost'
      : 'not-met';
  // So rounded that the number never reads as inside the rule while the state says outside.
  return { key: 'weeks', state, value: days > weeksTo * 7 ? Math.ceil(days / 7) : Math.floor(days / 7) };
};

/** The programme's rules against a referral, each by itself: nobody is turned away by a sum. */
export const assessIntake = (
  rule: IntakeRule,
  facts: IntakeFacts,
  today: Temporal.PlainDate,
): readonly Criterion[] => [
  ageOf(rule, facts.birthDate, today),
  { key: 'area', state: areaStates[facts.area], value: undefined },
  weeksOf(rule, facts.release, today),
];
